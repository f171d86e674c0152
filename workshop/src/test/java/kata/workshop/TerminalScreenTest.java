package kata.workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalScreenTest {

    private final TerminalScreen screen = new TerminalScreen(10, 4);

    private void shows(String expected, String written) {
        screen.write(written);
        assertEquals(expected, screen.text());
        assertEquals(List.of(), screen.unknown());
    }

    @Test
    void a_cleared_screen_forgets_what_was_there() {
        shows("new", "old\r\nolder\033[H\033[2Jnew");
    }

    @Test
    void the_cursor_goes_where_it_is_sent() {
        shows("one\n  x\nthree  y\n z", "one\r\ntwo\r\nthree\033[2;1H  x\033[B\033[4Cy\033[4d\033[2Gz");
    }

    @Test
    void a_line_can_be_written_over_and_its_rest_erased() {
        shows("2 of 3", "1 of 3 ...\r2 of 3\033[K");
    }

    @Test
    void erasing_below_leaves_what_is_left_of_the_cursor() {
        shows("abc", "abcdef\r\nghi\033[1;4H\033[J");
    }

    @Test
    void the_last_cell_of_a_line_can_be_erased() {
        shows("abcdefghi", "abcdefghij\033[1;10H\033[K");
    }

    @Test
    void a_block_can_be_drawn_again_over_itself() {
        shows("a: green\nb: red\n>", "a: red...\r\nb: red\r\n> \033[2F\033[Ka: green\033[2E>");
    }

    @Test
    void colours_are_not_text() {
        shows("red blue", "\033[1;31mred\033[0m \033[38;2;0;0;255;48:5:7mblue\033(B\033[m");
    }

    @Test
    void titles_and_links_are_not_text() {
        shows("link", "\033]0;a title\007\033]8;;https://spark.apache.org\033\\link\033]8;;\033\\");
    }

    @Test
    void a_long_line_goes_on_in_the_next_row() {
        shows("abcdefghij\nkl", "abcdefghijkl");
    }

    @Test
    void a_line_that_just_fits_takes_one_row() {
        shows("abcdefghij\nk", "abcdefghij\r\nk");
    }

    @Test
    void the_cursor_does_not_leave_its_row_to_the_right() {
        shows("abcdefghix\n         y", "abcdefghi\033[Cx\r\n\033[20Cy");
    }

    @Test
    void a_tab_goes_to_the_ninth_column() {
        shows("a       b\n        c", "a\tb\r\n\tc");
    }

    @Test
    void the_screen_scrolls_at_its_bottom() {
        shows("2\n3\n4\n5", "1\r\n2\r\n3\r\n4\r\n5");
    }

    @Test
    void a_region_scrolls_by_itself() {
        shows("1\n3\n\n4", "1\r\n2\r\n3\r\n4\033[2;3r\033[3;1H\n");
    }

    @Test
    void lines_and_characters_are_inserted_and_deleted() {
        shows("\n1bd\n2", "1abcd\r\n2\r\n3\033[H\033[L\033[2;2H\033[P\033[C\033[P\033[3B\033[M");
    }

    @Test
    void the_alternate_buffer_is_empty_and_gives_back_what_it_hid() {
        shows("list", "before\033[?1049h\033[Hlist");
        shows("before.", "\033[?1049l.");
        shows("", "\033[?1049h");
    }

    @Test
    void a_wide_character_takes_two_columns() {
        shows("漢字x\n✓ 😀 .", "漢字\033[1;5Hx\r\n✓ 😀\033[2;6H.");
        shows("  字x\n✓ 😀 .", "\033[1;2H ");
    }

    @Test
    void an_accent_belongs_to_the_letter_before_it() {
        shows("e\u0301x", "e\u0301x");
    }

    @Test
    void lines_are_drawn() {
        shows("┌─┐", "\033(0lqk\033(B");
    }

    @Test
    void a_sequence_may_come_in_pieces() {
        screen.write("a\033");
        screen.write("[1");
        shows("a  b", "0D\033[4Gb");
    }

    @Test
    void a_new_size_cuts_lines_and_keeps_the_row_of_the_cursor() {
        screen.write("first\r\nsecond\r\nthird");
        screen.resize(4, 2);
        assertEquals("seco\nthir", screen.text());
        screen.resize(10, 3);
        shows("seco\nthir\nlast", "\r\nlast");
    }

    @Test
    void it_answers_where_the_cursor_is() {
        screen.write("ab\r\ncd\033[6n");
        assertEquals("\033[2;3R", screen.takeReply());
        assertEquals("", screen.takeReply());
    }

    @Test
    void it_says_what_it_does_not_know() {
        screen.write("\033[4h\033[31ma");
        assertEquals(List.of("CSI 4h"), screen.unknown());
        assertTrue(screen.text().contains("a"));
    }
}
