package kata.workshop.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import kata.workshop.KataTerminal;
import kata.workshop.MiniCourse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kata watch} as a person uses it: in a terminal, keys typed, the screen read, the file edited meanwhile. */
class WatchTest {

    private static final String SOLVED = "return 2 * number;";
    private static final String TODO = "return todo(\"Double the number.\");";

    @TempDir
    private Path repository;

    private Path file;
    private KataTerminal kata;

    @BeforeEach
    void start() throws Exception {
        MiniCourse.write(repository);
        file = repository.resolve(MiniCourse.EXERCISE + "src/main/java/kata/mini/Mini.java");
        kata = KataTerminal.start(repository, 80, 40, Map.of());
        kata.awaitScreen("0 of 3 green");
    }

    @AfterEach
    void stop() throws Exception {
        kata.close();
    }

    private void edit(String from, String to) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(from), text);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void starts_at_the_first_exercise_that_is_not_green_and_says_what_is_to_do() throws Exception {
        String screen = kata.screen();
        assertTrue(screen.startsWith("1 of 2  mini"), screen);
        assertTrue(screen.contains("\nDouble the number.\n5 minutes, to learn: doubling.\n"), screen);
        assertTrue(screen.contains("doubles two\n       to do: Double the number."), screen);
        assertTrue(
                screen.contains("Edit  " + Path.of(MiniCourse.EXERCISE, "src/main/java/kata/mini/Mini.java")), screen);
        assertTrue(screen.contains("r run  n next"), screen);
    }

    @Test
    void every_save_leads_to_a_verdict_from_red_to_green() throws Exception {
        edit(TODO, "return number;");
        kata.awaitScreen("1 of 3 green");
        assertTrue(kata.screen().contains("twice two is four ==> expected: <4> but was: <2>"), kata.screen());
        assertTrue(kata.screen().contains("twice four is eight"), kata.screen());
        edit("return number;", SOLVED);
        kata.awaitScreen("3 of 3 green");
        kata.awaitScreen("1 green");
        kata.type("n");
        kata.awaitScreen("2 of 2  other");
        kata.awaitScreen("0 of 3 green");
        kata.type("p");
        kata.awaitScreen("3 of 3 green");
    }

    @Test
    void the_test_that_was_red_first_runs_first_and_is_shown_while_the_others_wait() throws Exception {
        edit(TODO, "return number == 0 ? 1 : 2 * number;");
        kata.awaitScreen("2 of 3 green");
        edit("return number == 0 ? 1 : 2 * number;", "if (number != 0) while (true) {} return 0;");
        kata.awaitScreen("running: doubles");
        String screen = kata.screen();
        assertTrue(screen.contains("\n  \u2713    leaves zero alone\n"), screen);
        assertTrue(screen.contains("\n       doubles two\n"), screen);
        assertTrue(screen.contains("\n       doubles others too\n"), screen);
        edit("if (number != 0) while (true) {} return 0;", SOLVED);
        kata.awaitScreen("3 of 3 green");
    }

    @Test
    void a_known_mistake_is_explained_by_w_and_only_then() throws Exception {
        assertFalse(kata.screen().contains("w says which"), kata.screen());
        edit(TODO, "return Math.addExact(number, 2);");
        kata.awaitScreen("\n  w says which mistake this looks like.\n");
        String screen = kata.screen();
        assertTrue(
                screen.contains("\n       zero has no double ==> expected: <0> but was: <2>\n\n"),
                "the test that explains it is shown in full: " + screen);
        kata.type("w");
        kata.awaitScreen("Your answer behaves exactly like one that believes that twice is two more.");
        edit("return Math.addExact(number, 2);", "return number - 7;");
        kata.awaitScreen("a verdict alone", text -> text.contains("0 of 3 green") && !text.contains("w says which"));
        kata.type("w");
        kata.awaitScreen("This is like none of the mistakes that are known.");
        edit("return number - 7;", SOLVED);
        kata.awaitScreen("3 of 3 green");
    }

    @Test
    void a_save_by_rename_or_by_truncation_counts_like_any_other() throws Exception {
        Path beside = file.resolveSibling("Mini.java.tmp");
        Files.writeString(beside, Files.readString(file).replace(TODO, SOLVED));
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        kata.awaitScreen("3 of 3 green");
        String broken = Files.readString(file).replace(SOLVED, "return number;");
        Files.writeString(file, "");
        Files.writeString(file, broken);
        kata.awaitScreen("1 of 3 green");
        assertFalse(kata.raw().contains("does not compile"), "the moment of emptiness was run");
    }

    @Test
    void a_file_that_does_not_compile_is_quoted_and_the_loop_goes_on() throws Exception {
        edit(TODO, "return numbr;");
        kata.awaitScreen("It does not compile.");
        assertTrue(kata.screen().contains("Mini.java:"), kata.screen());
        assertTrue(kata.screen().contains("cannot find symbol"), kata.screen());
        assertTrue(kata.screen().contains("| return numbr;"), kata.screen());
        edit("return numbr;", SOLVED);
        kata.awaitScreen("3 of 3 green");
    }

    @Test
    void a_renamed_class_a_second_public_class_and_a_byte_order_mark_are_explained() throws Exception {
        String stub = Files.readString(file);
        edit("class Mini", "class Minni");
        kata.awaitScreen("Keep the name Mini");
        Files.writeString(file, stub + "\npublic class Second {}\n");
        kata.awaitScreen("class Second is public");
        Files.writeString(file, "\ufeff" + stub, StandardCharsets.UTF_8);
        kata.awaitScreen("byte order mark");
        Files.writeString(file, stub.replace(TODO, SOLVED).replace("\n", "\r\n"));
        kata.awaitScreen("3 of 3 green");
    }

    @Test
    void a_file_that_is_gone_is_missed_and_welcomed_back() throws Exception {
        String stub = Files.readString(file);
        Files.delete(file);
        kata.awaitScreen("There is no Java file in");
        Files.writeString(file, stub.replace(TODO, SOLVED));
        kata.awaitScreen("3 of 3 green");
    }

    @Test
    void a_save_while_a_run_is_going_starts_over_with_the_newest_sources() throws Exception {
        edit(TODO, "while (number > 0) {} return 0;");
        kata.awaitScreen("running: doubles two");
        edit("while (number > 0) {} return 0;", SOLVED);
        kata.awaitScreen("3 of 3 green");
    }

    @Test
    void a_run_in_which_nothing_moves_says_so_as_long_as_that_is_so() throws Exception {
        String sentence = "Nothing has moved for ten seconds: the answer may be waiting for something";
        edit(TODO, "while (number > 0) Thread.onSpinWait(); return 0;");
        try (var test = KataTerminal.start(repository, 80, 40, Map.of(), "test", "mini")) {
            kata.awaitScreen(" s. A save starts over.\n  " + sentence + "\n  that never comes.");
            test.awaitScreen(sentence + " that\nnever comes. Wait for the verdict, or end it with Ctrl-C.");
            edit("while (number > 0) Thread.onSpinWait(); return 0;", SOLVED);
            kata.awaitScreen("3 of 3 green");
            assertFalse(kata.screen().contains("Nothing has moved"), kata.screen());
            test.type("\003");
            test.awaitExit();
        }
    }

    @Test
    void an_answer_that_ends_its_jvm_gets_a_sentence_and_the_loop_goes_on() throws Exception {
        edit(TODO, "System.exit(3); return 0;");
        kata.awaitScreen("The answer ended the JVM");
        edit("System.exit(3); return 0;", SOLVED);
        kata.awaitScreen("3 of 3 green");
    }

    @Test
    void hints_come_one_by_one() throws Exception {
        kata.type("h");
        kata.awaitScreen("hint 1 of 3");
        assertFalse(kata.screen().contains("hint 2 of 3"), kata.screen());
        kata.type("h");
        kata.awaitScreen("hint 2 of 3");
    }

    @Test
    void the_list_the_path_and_the_comparison_are_a_key_away() throws Exception {
        kata.type("l");
        kata.awaitScreen("->  1  mini");
        kata.type("o");
        kata.awaitScreen("# Mini");
        kata.awaitScreen("any key: back");
        assertFalse(kata.screen().contains("Think of two"), "hints come one by one: " + kata.screen());
        kata.type(" ");
        kata.awaitScreen("0 of 3 green");
        kata.type("c");
        kata.awaitScreen("Compare when it is green");
        edit(TODO, "return number + number;");
        kata.awaitScreen("3 of 3 green");
        kata.type("c");
        kata.awaitScreen("Mini: discussion");
        kata.awaitScreen("any key: back");
        kata.type(" ");
        kata.awaitScreen("3 of 3 green");
        assertTrue(kata.raw().contains("return 2 * number;"), "the reference stands beside the answer");
    }

    @Test
    void an_exercise_is_chosen_from_the_list_and_passed_over_on_the_way() throws Exception {
        kata.type("l2\r");
        kata.awaitScreen("2 of 2  other");
        kata.awaitScreen("0 of 3 green in");
        kata.type("l7\r");
        kata.awaitScreen("There is no exercise 7.");
        kata.type("pnp");
        kata.awaitScreen("a third verdict", text -> text.startsWith("1 of 2  mini") && verdicts() > 2);
        kata.type("?");
        kata.awaitScreen("m  the whole page, when cut");
        assertEquals(3, verdicts(), "two exercises were only passed");
    }

    private int verdicts() {
        return kata.raw().split("0 of 3 green in", -1).length - 1;
    }

    @Test
    void a_message_that_does_not_fit_is_cut_at_its_end_and_can_be_paged() throws Exception {
        kata.resize(80, 24);
        edit(TODO, "throw new IllegalStateException(\"so\" + \" and so\\n\".repeat(30) + \"end\");");
        kata.awaitScreen("m shows the whole page.");
        String screen = kata.screen();
        assertTrue(screen.startsWith("1 of 2  mini"), screen);
        assertTrue(screen.contains("\n       so and so\n"), screen);
        assertTrue(screen.contains(" more lines\n"), screen);
        kata.type("m");
        kata.awaitScreen("any key: more   q: back");
        kata.type(" ");
        kata.awaitScreen("\n       end\n");
        kata.type("q");
        kata.awaitScreen("m shows the whole page.");
    }

    @Test
    void when_all_is_green_n_shows_what_was_learned() throws Exception {
        edit(TODO, SOLVED);
        kata.awaitScreen("c compares it with the reference, n goes on.");
        Path other = repository.resolve("exercises/01-track/02-other/src/main/java/kata/mini/Mini.java");
        Files.writeString(other, Files.readString(other).replace(TODO, SOLVED));
        kata.type("n");
        kata.awaitScreen("The whole course is green. c compares this one with the reference");
        kata.type("n");
        kata.awaitScreen("What you have learned:");
        kata.awaitScreen("other: doubling");
    }

    @Test
    void a_reset_asks_first_and_keeps_what_was_there() throws Exception {
        edit(TODO, SOLVED);
        kata.awaitScreen("3 of 3 green");
        kata.type("x");
        kata.awaitScreen("y for yes");
        kata.type("n");
        kata.awaitScreen("no question any more", screen -> !screen.contains("y for yes"));
        assertTrue(Files.readString(file).contains(SOLVED));
        kata.type("x");
        kata.awaitScreen("y for yes");
        kata.type("y");
        kata.awaitScreen("kept beside it as Mini.java.1");
        kata.awaitScreen("0 of 3 green");
        assertTrue(Files.readString(file.resolveSibling("Mini.java.1")).contains(SOLVED));
    }

    @Test
    void a_save_takes_the_question_back() throws Exception {
        edit(TODO, "return 1;");
        kata.awaitScreen("twice two is four");
        kata.type("x");
        kata.awaitScreen("y for yes");
        edit("return 1;", SOLVED);
        kata.awaitScreen("3 of 3 green");
        kata.type("y");
        kata.type("o");
        kata.awaitScreen("# Mini");
        assertTrue(Files.readString(file).contains(SOLVED));
    }

    @Test
    void a_readme_that_is_gone_is_missed_and_the_loop_goes_on() throws Exception {
        Path readme = repository.resolve(MiniCourse.EXERCISE + "README.md");
        String text = Files.readString(readme);
        Files.delete(readme);
        edit(TODO, "return number;");
        kata.awaitScreen("put it back, from git");
        Files.writeString(readme, text);
        edit("return number;", SOLVED);
        kata.awaitScreen("3 of 3 green");
    }

    @Test
    void a_second_watch_in_the_same_folder_ends_with_a_sentence_and_the_first_goes_on() throws Exception {
        try (var second = KataTerminal.start(repository, 80, 24, Map.of(), "watch")) {
            assertEquals(1, second.awaitExit());
            assertTrue(second.screen().contains("Another ./kata watch is running in this folder."), second.screen());
        }
        edit(TODO, SOLVED);
        kata.awaitScreen("3 of 3 green");
    }

    @Test
    void a_narrow_terminal_without_unicode_and_colours_can_be_read() throws Exception {
        kata.type("q");
        assertEquals(0, kata.awaitExit());
        kata.close();
        kata = KataTerminal.start(repository, 60, 40, Map.of("NO_COLOR", "1", "LC_ALL", "C", "TERM", "xterm"));
        kata.awaitScreen("0 of 3 green");
        assertFalse(kata.raw().contains("\033[3"), "colours were asked not to be shown");
        assertTrue(kata.screen().contains("  RED  doubles two"), kata.screen());
        assertTrue(kata.screen().chars().allMatch(c -> c < 128), kata.screen());
        kata.resize(50, 40);
        kata.awaitScreen("the page drawn anew", screen -> screen.lines().allMatch(line -> line.length() <= 50));
    }

    @Test
    void q_and_ctrl_c_end_it_and_leave_nothing_running() throws Exception {
        long pid = kata.pid();
        var children = ProcessHandle.of(pid).orElseThrow().descendants().toList();
        assertFalse(children.isEmpty(), "the worker is a process of its own");
        kata.type("\003");
        assertEquals(0, kata.awaitExit());
        for (ProcessHandle child : children) {
            child.onExit().get(10, java.util.concurrent.TimeUnit.SECONDS);
        }
    }
}
