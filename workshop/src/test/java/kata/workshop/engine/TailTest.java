package kata.workshop.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TailTest {

    private final Tail tail = new Tail(20);
    private final PrintStream out = new PrintStream(tail, true, StandardCharsets.UTF_8);

    @Test
    void keeps_all_that_fits() {
        out.print("one\ntwo\n");
        assertEquals("one\ntwo\n", tail.text());
        tail.clear();
        assertEquals("", tail.text());
    }

    @Test
    void keeps_the_last_whole_lines_of_more() {
        for (int line = 1; line <= 1000; line++) {
            out.print("line " + line + "\n");
        }
        assertEquals("line 999\nline 1000\n", tail.text());
    }

    @Test
    void names_what_is_printed_and_only_that() throws IOException {
        tail.heading("one:");
        tail.heading("two:");
        tail.write("a".getBytes(StandardCharsets.UTF_8));
        tail.heading("three:");
        tail.heading("four:");
        tail.write("b\nc".getBytes(StandardCharsets.UTF_8));
        assertEquals("two:\na\nfour:\nb\nc", tail.text());
    }

    @Test
    void copes_with_a_write_that_is_longer_than_itself() {
        out.print("x".repeat(1_000_000) + "\nthe last line\n");
        assertEquals("the last line\n", tail.text());
    }
}
