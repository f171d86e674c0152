package kata.workshop.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kata.workshop.KataProcess;
import kata.workshop.MiniCourse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of {@code kata} that print and end, in a copy of a course without git. */
class CommandsTest {

    private static final String TODO = "return todo(\"Double the number.\");";
    private static final String SOLVED = "return number + number;";

    /** What a command printed, and its exit code. */
    private record Said(int code, String text) {

        void has(String part) {
            assertTrue(text.contains(part), text);
        }

        void hasNot(String part) {
            assertFalse(text.contains(part), text);
        }
    }

    @TempDir
    private Path repository;

    @TempDir
    private Path temporary;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        MiniCourse.write(repository);
        file = repository.resolve(MiniCourse.EXERCISE + "src/main/java/kata/mini/Mini.java");
    }

    private Said kata(String... arguments) throws Exception {
        try (var process = KataProcess.start(repository, temporary, arguments)) {
            int code = process.awaitExit();
            return new Said(code, process.output());
        }
    }

    private void edit(String from, String to) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(from), text);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void list_shows_how_far_each_exercise_is_and_where_you_are() throws Exception {
        Said fresh = kata("list");
        assertEquals(0, fresh.code());
        fresh.has("01-track" + " ".repeat(27) + "10 min");
        fresh.has("->  1  mini                         5 min  not started");
        edit(TODO, SOLVED);
        kata("list").has("1  mini                         5 min  red");
        assertEquals(0, kata("test", "mini").code());
        Said green = kata("list");
        green.has("1  mini                         5 min  green");
        green.has("->  2  other");
        edit(SOLVED, SOLVED + " // again");
        kata("list").has("1  mini                         5 min  changed since green");
        String again = Files.readString(file);
        edit(SOLVED, "return number;");
        assertEquals(1, kata("test", "mini").code());
        kata("list").has("1  mini                         5 min  red");
        Files.writeString(file, again.replace(" // again", ""));
        kata("list").has("1  mini                         5 min  green");
        Files.writeString(file, again);
        assertEquals(
                "[{\"number\":1,\"track\":\"01-track\",\"name\":\"mini\",\"minutes\":5,\"state\":\"changed since green\","
                        + "\"current\":true},{\"number\":2,\"track\":\"01-track\",\"name\":\"other\",\"minutes\":5,"
                        + "\"state\":\"not started\",\"current\":false}]\n",
                kata("list", "--json").text());
    }

    @Test
    void the_marks_of_an_earlier_kata_are_understood() throws Exception {
        edit(TODO, SOLVED);
        assertEquals(0, kata("test", "mini").code());
        Path marks = repository.resolve(".kata/marks.json");
        String one = Files.readString(marks).replaceAll("[\\[\\]]", "").replace("\"red\":null,", "");
        Files.writeString(marks, one.replaceAll("}$", ",\"other\":{\"green\":null,\"hints\":1}}"));
        kata("list").has("1  mini                         5 min  green");
        kata("hint", "other").has("hint 2 of 3");
    }

    @Test
    void losing_the_marks_loses_nothing_but_the_marks() throws Exception {
        edit(TODO, SOLVED);
        assertEquals(0, kata("test", "mini").code());
        Files.writeString(repository.resolve(".kata/marks.json"), "{ half of it");
        Said list = kata("list");
        list.has("marks.json cannot be read; the marks start again.");
        list.has("1  mini                         5 min  red");
        assertEquals(0, kata("test", "mini").code());
        kata("list").has("green");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mini", "1", "MIN", "ini"})
    void names_are_forgiving(String name) throws Exception {
        Said said = kata("test", name);
        assertEquals(1, said.code());
        said.has("to do: Double the number.");
    }

    @Test
    void a_wrong_name_lists_the_nearest_and_an_ambiguous_one_what_it_may_mean() throws Exception {
        Said wrong = kata("test", "mnii");
        assertEquals(2, wrong.code());
        wrong.has("There is no exercise mnii. The nearest are: mini, other.");
        kata("test", "i").has("to do");
        kata("hint", "").has("may mean mini, other");
    }

    @Test
    void test_says_what_watch_says_and_its_exit_code_says_whether_it_is_green() throws Exception {
        edit(TODO, "return number;");
        Said red = kata("test", "mini");
        assertEquals(1, red.code());
        red.has("twice two is four ==> expected: <4> but was: <2>");
        red.has("1 of 3 green in");
        Said reference = kata("test", "mini", "--solution");
        assertEquals(0, reference.code());
        reference.has("This is the reference, not your answer.");
        Said all = kata("test", "--all");
        assertEquals(1, all.code());
        all.has("mini                         1 of 3 green");
        all.has("other                        0 of 3 green");
        assertEquals(2, kata("test").code());
        assertEquals(2, kata("test", "mini", "--all").code());
    }

    @Test
    void what_the_answer_printed_last_stands_below_the_tests() throws Exception {
        edit(TODO, "System.out.println(\"number is \" + number); return 0;");
        Said red = kata("test", "mini");
        red.has("Printed last:");
        red.has("    number is 4");
    }

    @Test
    void where_one_test_does_not_end_the_others_are_not_waited_for() throws Exception {
        Path test = repository.resolve(MiniCourse.EXERCISE + "src/test/java/kata/mini/MiniTest.java");
        Files.writeString(
                test,
                Files.readString(test)
                        .replace("class MiniTest", "@kata.testkit.SparkTest(patience = 1)\nclass MiniTest"));
        edit(TODO, "while (number >= 0) {} return 0;");
        Said red = kata("test", "mini");
        assertEquals(1, red.code());
        red.has("The test has not ended");
        red.has("0 of 1 green");
        red.has("Where one test does not end, those after it are not run.");
    }

    @Test
    void a_package_line_that_is_wrong_is_named() throws Exception {
        edit("package kata.mini;", "package kata.maxi;");
        kata("test", "mini").has("The file must begin with: package kata.mini;");
    }

    @Test
    void what_is_missing_or_broken_in_the_course_is_named() throws Exception {
        Files.delete(repository.resolve(MiniCourse.EXERCISE + "README.md"));
        Said list = kata("list");
        assertEquals(1, list.code());
        list.has("put it back, from git");
        Files.writeString(repository.resolve("exercises/pom.xml"), "<project><modules>");
        Said test = kata("test", "mini");
        assertEquals(1, test.code());
        test.has("pom.xml is no readable pom");
        test.hasNot("[Fatal Error]");
    }

    @Test
    void watch_runs_once_where_there_is_no_terminal() throws Exception {
        Said red = kata();
        assertEquals(1, red.code());
        red.has("0 of 3 green");
        edit(TODO, SOLVED);
        assertEquals(0, kata("watch", "mini").code());
    }

    @Test
    void hint_shows_one_more_at_each_call() throws Exception {
        Said first = kata("hint", "mini");
        first.has("mini, hint 1 of 3: A nudge");
        first.hasNot("hint 2");
        Said second = kata("hint", "mini");
        second.has("mini, hint 2 of 3: More");
        second.hasNot("hint 1");
        kata("hint", "mini").has("The operator is `*`.");
        Said again = kata("hint", "mini");
        again.hasNot("hint 1 of 3");
        again.has("hint 3 of 3");
        again.has("This is the last one. All of them stand in the README.");
    }

    @Test
    void reset_and_solve_keep_what_was_there_numbered() throws Exception {
        String stub = Files.readString(file);
        edit(TODO, SOLVED);
        String mine = Files.readString(file);
        kata("reset", "mini").has("kept beside it as Mini.java.1.");
        assertEquals(stub, Files.readString(file));
        assertEquals(mine, Files.readString(file.resolveSibling("Mini.java.1")));
        kata("reset", "mini").has("mini is the stub already.");
        edit(TODO, "return 0;");
        Files.writeString(file.resolveSibling("Helper.java"), "package kata.mini;\nclass Helper {}\n");
        Said solved = kata("solve", "mini");
        solved.has("Mini.java is the reference now.");
        solved.has("kept beside it as Mini.java.2.");
        solved.has("kept beside it as Helper.java.1.");
        assertTrue(Files.readString(file.resolveSibling("Mini.java.2")).contains("return 0;"));
        kata("list").has("1  mini                         5 min  green");
        assertEquals(0, kata("test", "mini").code());
    }

    @Test
    void solve_through_brings_a_latecomer_there_and_leaves_what_is_green() throws Exception {
        edit(TODO, SOLVED);
        assertEquals(0, kata("test", "mini").code());
        Said solved = kata("solve", "--through", "other");
        solved.has("mini is green: it stays as it is.");
        solved.has("Mini.java is the reference now.");
        assertTrue(Files.readString(file).contains(SOLVED));
        assertEquals(0, kata("test", "--all").code());
        assertEquals(2, kata("solve").code());
    }

    @Test
    void compare_waits_for_green_unless_told_otherwise() throws Exception {
        edit(TODO, "return number;");
        Said red = kata("compare", "mini");
        assertEquals(1, red.code());
        red.has("not green yet: 1 of 3 tests are");
        String exactly = "Your answer behaves exactly like one that believes that a number is its double.";
        kata("compare", "mini", "--anyway").has(exactly);
        kata("test", "mini").has("  Why   ./kata why mini");
        Said why = kata("why", "mini");
        assertEquals(0, why.code());
        why.has(exactly + "\n\nNobody is billed twice as much.");
        edit("return number;", "return number - 7;");
        Said unknown = kata("why", "mini");
        assertEquals(1, unknown.code());
        unknown.has("mini is red, but like none of the mistakes that are known.");
        assertFalse(kata("test", "mini").text().contains("Why"));
        edit("return number - 7;", "return numbr;");
        kata("why", "mini").has("mini does not compile: ./kata test mini shows where.");
        edit("return numbr;", SOLVED);
        kata("why", "mini").has("mini is green: there is no mistake to explain.");
        Said green = kata("compare", "mini");
        assertEquals(0, green.code());
        green.has("the reference");
        green.has("return 2 * number;");
        green.has("# Mini: discussion");
    }

    @Test
    void check_begins_with_how_long_it_takes_and_counts_its_runs() throws Exception {
        Said check = kata("check", "mini", "--repeat", "2");
        assertEquals(0, check.code(), check.text());
        assertTrue(
                check.text().matches("(?s)10 runs, (two at a time: )?about [23]0 seconds\n   1/10  mini stub\n.*"),
                check.text());
        check.has("  10/10  mini alternatives/shifted");
        check.has("2 rounds; 0 verdicts changed.");
        Said json = kata("check", "--json");
        assertEquals(0, json.code(), json.text());
        assertTrue(json.text().startsWith("[{\"exercise\":\"mini\",\"tried\":[{\"name\":\"stub\""), json.text());
        assertEquals(1, json.text().lines().count(), json.text());
    }

    @Test
    void every_command_has_help_and_none_fails_at_it() throws Exception {
        Said help = kata("--help");
        assertEquals(0, help.code());
        for (String command : List.of(
                "watch", "list", "test", "hint", "compare", "reset", "solve", "live", "feed", "check", "bench",
                "doctor", "prepare")) {
            help.has("\n  " + command + " ");
            assertEquals(0, kata(command, "--help").code(), command);
        }
        Said completion = kata("generate-completion");
        assertEquals(0, completion.code());
        completion.has("complete -F");
        Said mistyped = kata("tset");
        assertEquals(2, mistyped.code());
        mistyped.has("There is no command tset. Do you mean test? ./kata --help lists them all.");
    }
}
