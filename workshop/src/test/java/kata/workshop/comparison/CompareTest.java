package kata.workshop.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import kata.workshop.course.Sources;
import kata.workshop.engine.Engine;
import kata.workshop.engine.RunResult;
import kata.workshop.engine.Verdict;
import kata.workshop.engine.Workers;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** An answer beside the reference: its code, its plan, and what the course says of answers like it. */
class CompareTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final RunResult GREEN = new RunResult(
            List.of(), List.of(new Verdict("works", Verdict.Outcome.PASSED, "")), 1, false, "", List.of());

    private static Exercise exercise(String name) throws IOException {
        return Course.read(REPOSITORY).exercise(name);
    }

    /** The same exercise with another answer, in a repository of its own. */
    private static Exercise answered(Exercise exercise, Path answer, Path repository) throws IOException {
        var copy = new Exercise(repository, exercise.path(), exercise.name());
        copy(exercise.solutions(), copy.solutions());
        copy(answer, copy.answer());
        return copy;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @Test
    void lines_that_are_equal_but_for_their_margins_have_no_mark() {
        assertEquals(
                List.of("mine         yours", "----------   ----------", "a            a", "  b          b"),
                SideBySide.of(List.of("a", "  b"), List.of("a", "b"), "mine", "yours", 23));
    }

    @Test
    void line_breaks_and_margins_are_no_difference() {
        String one = """
                class A {
                    int a(int b) { return rows.select("a  b")
                        .where(x -> { return x.b(c); })
                            .count(); }
                    String s = \"""
                        SELECT a
                          FROM b\""";
                }
                """;
        String other = """
                class A
                {
                  int a(
                      int b) {
                    return rows
                        .select( "a  b").where(x -> {
                        return x.b(c);
                    }).count();
                  }
                  String s = \"""
                  SELECT a
                    FROM b\""";
                }""";
        List<String> lines = List.of(
                "class A {",
                "  int a(int b) {",
                "    return rows.select(\"a  b\")",
                "        .where(x -> {",
                "      return x.b(c);",
                "    })",
                "        .count();",
                "  }",
                "  String s = \"\"\"",
                "      SELECT a",
                "      FROM b\"\"\";",
                "}");
        assertEquals(lines, Layout.of(one));
        assertEquals(lines, Layout.of(other));
    }

    @Test
    void a_comment_stands_before_its_line_and_quotes_are_not_broken() {
        assertEquals(List.of("// so", "f(\"// a\");"), Layout.of("f( // so\n\"// a\");"));
        assertEquals(
                List.of("window(ts,   <", "  \"10 min\")  <"),
                body(SideBySide.of(List.of("window(ts, \"10 min\")"), List.of(), "mine", "yours", 27)));
    }

    @Test
    void lines_that_differ_are_marked() {
        assertEquals(
                List.of(
                        "a            a",
                        "b          | B",
                        "c          <",
                        "d            d",
                        "           > e",
                        "f            f"),
                body(SideBySide.of(
                        List.of("a", "b", "c", "d", "f"), List.of("a", "B", "d", "e", "f"), "mine", "yours", 23)));
    }

    @Test
    void blanks_within_a_line_are_a_difference() {
        assertEquals(
                List.of("f(\" \")     | f(\"  \")"),
                body(SideBySide.of(List.of("f(\" \")"), List.of("f(\"  \")"), "mine", "yours", 23)));
    }

    @Test
    void what_html_would_escape_stays_as_it_is() {
        assertEquals(
                List.of("List<A>    | List<B>"),
                body(SideBySide.of(List.of("List<A>"), List.of("List<B>"), "mine", "yours", 23)));
    }

    @Test
    void long_lines_are_folded_with_their_marks() {
        assertEquals(
                List.of("  one two  | one", "    three  |", "    four   |"),
                body(SideBySide.of(List.of("  one two three four"), List.of("one"), "mine", "yours", 23)));
        assertEquals(
                List.of("abcdefghij |", "  klmn     |"),
                body(SideBySide.of(List.of("abcdefghijklmn"), List.of(""), "mine", "yours", 23)));
    }

    @Test
    void code_is_folded_where_one_would_break_it() {
        assertEquals(
                List.of("select(    <", "  col(a)   <", "  .as(b))  <"),
                body(SideBySide.of(List.of("select(col(a).as(b))"), List.of(), "mine", "yours", 23)));
    }

    @Test
    void new_is_not_parted_from_its_class() {
        assertEquals(
                List.of("pipeline(new Indexer(),     <", "  new Assembler())          <"),
                body(SideBySide.of(
                        List.of("pipeline(new Indexer(), new Assembler())"), List.of(), "mine", "yours", 57)));
    }

    @Test
    void an_arrow_is_not_parted_from_its_word() {
        assertEquals(
                List.of("Exchange rows        <", "  <- shuffle         <"),
                body(SideBySide.of(List.of("Exchange rows <- shuffle"), List.of(), "mine", "yours", 43)));
    }

    private static List<String> body(List<String> lines) {
        return lines.subList(2, lines.size());
    }

    @Test
    void the_whole_fits_into_eighty_columns(@TempDir Path repository) throws IOException {
        Exercise exercise = exercise("event-time-windows");
        Path sql = exercise.solutions().resolve("alternatives/sql");
        List<String> text = Compare.text(answered(exercise, sql, repository), GREEN, GREEN, 80);
        assertEquals(List.of(), text.stream().filter(line -> line.length() > 80).toList());
        assertEquals(
                List.of(), text.stream().filter(line -> line.contains("\u001b")).toList());
        String whole = String.join("\n", text);
        assertTrue(whole.contains("Your answer resembles the alternative `sql`: Says it in SQL."), whole);
        assertTrue(whole.contains("# Event-time windows: discussion"), whole);
        assertTrue(whole.contains("    return readings.sparkSession()     |"), whole);
        assertFalse(whole.contains("import "), whole);
        assertFalse(whole.contains("/**"), whole);
        assertFalse(whole.contains("plan"), "without a query there is no plan");
    }

    @Test
    void the_reference_is_not_shown_twice_however_it_is_set(@TempDir Path repository) throws IOException {
        Exercise exercise = exercise("word-count");
        Exercise answered = answered(exercise, exercise.reference(), repository);
        Path answer = Sources.of(answered.answer()).get(0);
        Files.writeString(
                answer, Files.readString(answer).replace("\n", "  \r\n\r\n").replace("    ", "\t"));
        List<String> text = Compare.text(answered, GREEN, GREEN, 80);
        assertEquals("Your answer is the reference, word for word.", text.get(0), String.join("\n", text));
        assertEquals(List.of("", "# Word count: discussion"), text.subList(1, 3));
    }

    @Test
    void paragraphs_and_lists_are_folded_but_not_code_and_tables(@TempDir Path repository) throws IOException {
        Exercise exercise = exercise("word-count");
        Exercise answered = answered(exercise, exercise.reference(), repository);
        Files.writeString(answered.solutions().resolve("DISCUSSION.md"), """
                # A heading that is longer than the width stays as it is

                A paragraph of two lines,
                which is put together and folded anew.
                - `first`: an item that is
                  folded behind its bullet
                - second

                ```
                code that is longer than the width and stays as it is
                ```

                | a table | that is longer than the width |
                """);
        List<String> text = Compare.text(answered, GREEN, GREEN, 40);
        assertEquals("""
                # A heading that is longer than the width stays as it is

                A paragraph of two lines, which is put
                together and folded anew.
                - `first`: an item that is folded behind
                  its bullet
                - second

                ```
                code that is longer than the width and stays as it is
                ```

                | a table | that is longer than the width |
                """, String.join("\n", text.subList(text.indexOf("") + 1, text.size())) + "\n");
    }

    @Test
    void equal_plans_are_equal_from_run_to_run_and_others_are_marked_where_they_differ() throws IOException {
        Exercise exercise = exercise("watermarks");
        try (var workers = new Workers("1g")) {
            List<String> reference = plan(workers, exercise, exercise.reference());
            assertFalse(reference.isEmpty());
            List<String> again = plan(workers, exercise, exercise.reference());
            assertEquals(
                    List.of("Spark makes the same physical plan of your answer and of the reference."),
                    Plans.compared(again, reference, 80));
            List<String> renamed = plan(workers, exercise, exercise.solutions().resolve("alternatives/renamed-first"));
            List<String> lines = Plans.compared(renamed, reference, 80);
            String text = String.join("\n", lines);
            assertTrue(lines.contains("        Filter isnotnull(measured)     |         Filter isnotnull(ts)"), text);
            assertTrue(text.contains("device, 1) <- shuffle"), text);
            assertTrue(text.contains("Append <- state"), text);
            assertTrue(lines.stream().allMatch(line -> line.length() <= 80), text);
        }
    }

    private static List<String> plan(Workers workers, Exercise exercise, Path answer) throws IOException {
        RunResult run = workers.run(answer, exercise.given(), Engine.Progress.NONE);
        assertTrue(run.isGreen(), run.toString());
        return run.plan();
    }

    @Test
    void nodes_that_differ_in_what_is_left_out_do_not_look_the_same() {
        String node = "Project [start(cut(ts, %d000000000, 0, LongType, TimestampType)) AS window]";
        String text = String.join("\n", Plans.compared(List.of(node.formatted(5)), List.of(node.formatted(6)), 120));
        assertTrue(text.contains("Project [start(cut(..)) AS window] (.. 5000000000)"), text);
        assertTrue(text.contains("| Project [start(cut(..)) AS window] (.. 6000000000)"), text);
    }

    @Test
    void the_long_text_of_a_node_is_cut_but_not_its_arrow() {
        String node = "FlatMapGroupsWithState " + "[window, device], ".repeat(20) + "Append <- state";
        String text = String.join("\n", Plans.compared(List.of(node), List.of("LocalTableScan"), 400));
        assertTrue(text.contains("(..) <- state"), text);
        assertFalse(text.contains("Append"), text);
    }

    @TestFactory
    Stream<DynamicTest> every_alternative_resembles_itself_and_the_reference_nothing_else() throws IOException {
        return Course.read(REPOSITORY).exercises().stream()
                .map(exercise -> DynamicTest.dynamicTest(exercise.name(), () -> {
                    assertEquals(Optional.empty(), Resemblance.of(exercise, exercise.reference()));
                    assertEquals(Optional.empty(), Resemblance.of(exercise, exercise.stub()));
                    resemblesItself(exercise);
                }));
    }

    private static void resemblesItself(Exercise exercise) throws IOException {
        try (Stream<Path> folders = Files.list(exercise.solutions().resolve("alternatives"))) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                var found = Resemblance.of(exercise, folder).orElseThrow();
                assertEquals(folder.getFileName().toString(), found.name());
                assertTrue(found.says().endsWith("."), found.says());
            }
        }
    }

    @Test
    void formatting_comments_and_names_of_files_do_not_matter(@TempDir Path answer) throws IOException {
        Exercise exercise = exercise("watermarks");
        Path sql = Sources.of(exercise.solutions().resolve("alternatives/sql")).get(0);
        Files.writeString(
                answer.resolve("Other.java"),
                "// mine\n" + Files.readString(sql).replaceAll("\\s+", " ").replace("{", "\n{ /* so */\n"));
        assertEquals("sql", Resemblance.of(exercise, answer).orElseThrow().name());
    }
}
