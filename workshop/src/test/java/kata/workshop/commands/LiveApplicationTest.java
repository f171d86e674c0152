package kata.workshop.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kata.testkit.files.Directories;
import kata.workshop.KataProcess;
import kata.workshop.KataTerminal;
import kata.workshop.MiniCourse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kata live} of an answer that is a program, and {@code kata feed --files} beside it. */
class LiveApplicationTest {

    @TempDir
    private Path temporary;

    private static final Pattern ROW =
            Pattern.compile("(2026-03-02 \\d\\d:\\d[05]:00  (harbour|mill|quarry|unknown)) +\\d+ +\\d+");
    private static final Pattern WRITTEN = Pattern.compile("\"start\":\"([^T]+)T([0-9:]+)[^\"]*\",\"site\":\"(\\w+)\"");

    /** A minute of event time takes a tenth of a second, so that the first rows are final after two. */
    private KataProcess feed(Path directory) throws IOException {
        return KataProcess.start(
                temporary, "feed", "--files", "--speed", "600", "--rate", "50", "--directory", directory.toString());
    }

    @Test
    void goes_on_where_it_stopped(@TempDir Path parent) throws Exception {
        Path directory = parent.resolve("live");
        String[] command = {"live", "continuous-application", "--solution", "--directory", directory.toString()};
        Path output = directory.resolve("output");
        List<String> before;
        try (var live = KataProcess.start(temporary, command)) {
            live.awaitOutput("It begins.");
            try (var feed = feed(directory)) {
                feed.awaitOutput("Writing readings from 2026-03-02 00:00:00 on");
                live.awaitOutput("  unknown ");
                live.interrupt();
                live.awaitExit();
                assertFalse(live.output().contains("Exception"), live.output());
                before = written(output);
                assertTrue(before.size() >= ROW.matcher(live.output()).results().count(), live.output());

                try (var again = KataTerminal.start(Path.of(".."), 100, 40, Map.of("NO_COLOR", "1"), command)) {
                    again.awaitScreen("It goes on where it stopped: " + before.size() + " rows are there.");
                    String last = before.get(before.size() - 1);
                    again.awaitScreen(
                            "a row after " + last,
                            screen -> ROW.matcher(screen)
                                    .results()
                                    .anyMatch(row -> row.group(1).compareTo(last) > 0));
                    again.type("\003");
                    again.awaitExit();
                    assertEquals(2, again.screen().split("start  +site", -1).length, again.screen());
                    assertFalse(again.screen().contains("Exception"), again.screen());
                }
            }
        }
        List<String> after = written(output);
        assertEquals(before, after.subList(0, before.size()), "what is written stays");
        assertEquals(after.size(), new HashSet<>(after).size(), "no row twice: " + after);
        try (var feed = feed(directory)) {
            feed.awaitOutput("Writing readings from ");
            assertFalse(feed.output().contains(" 00:00:00 on"), feed.output());
        }
    }

    /** When and where of each row, in order. */
    private static List<String> written(Path output) throws IOException {
        try (var files = Files.walk(output)) {
            var rows = new ArrayList<String>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".json") && !file.toString().contains("_temporary")) {
                    WRITTEN.matcher(Files.readString(file))
                            .results()
                            .forEach(row -> rows.add(row.group(1) + " " + row.group(2) + "  " + row.group(3)));
                }
            }
            Collections.sort(rows);
            return rows;
        }
    }

    /** An application that has not learned to learn, and that ends at once; its name is mini. */
    private static Path application(Path repository) throws IOException {
        MiniCourse.write(repository);
        Path exercise = repository.resolve(MiniCourse.EXERCISE);
        Files.writeString(exercise.resolve("src/test/java/kata/mini/MiniLive.java"), """
                package kata.mini;

                import java.io.IOException;
                import kata.testkit.LiveApplication;
                import kata.testkit.Todo;

                final class MiniLive {
                    static void run(LiveApplication live) throws IOException {
                        live.run((spark, places) -> Todo.todo("Learn."), (spark, places, trigger) -> {});
                    }
                }
                """);
        return exercise.resolve("target/live");
    }

    private void fails(Path repository, String sentence, String... arguments) throws Exception {
        try (var live = KataProcess.start(repository, temporary, arguments)) {
            assertEquals(1, live.awaitExit(), live.output());
            String output = live.output().replaceAll("\\s+", " ");
            assertTrue(output.contains(sentence), live.output());
            assertFalse(output.contains("Exception"), live.output());
        }
    }

    @Test
    void says_what_is_wrong_with_the_answer_or_with_the_places(@TempDir Path repository) throws Exception {
        Path directory = application(repository);

        Files.createDirectories(directory.resolve("model"));
        Files.writeString(directory.resolve("model/metadata"), "a model");
        fails(repository, "run has returned, but its trigger does not end it:", "live", "mini");

        Directories.delete(directory.resolve("checkpoint"));
        Files.createDirectories(directory.resolve("checkpoint/offsets"));
        fails(repository, "belongs to another program: this one might go on", "live", "mini");

        fails(repository, "is that of your answer, whose checkpoint the reference", "live", "mini", "--solution");

        fails(repository, "This exercise is still to do: Learn.", "live", "mini", "--fresh");
        assertTrue(Files.exists(directory.resolveSibling("live.1").resolve("checkpoint/offsets")));
    }

    @Test
    void a_feed_says_where_it_cannot_write(@TempDir Path parent) throws Exception {
        try (var feed = feed(parent.resolve("nowhere"))) {
            assertEquals(1, feed.awaitExit());
            String output = feed.output().replaceAll("\\s+", " "); // it is folded, wherever the directory's name ends
            assertTrue(output.contains("which the live run makes. Start that first"), output);
        }
        Files.createDirectory(parent.resolve("inbox"));
        try (var one = feed(parent)) {
            one.awaitOutput("Writing readings");
            try (var two = feed(parent)) {
                assertEquals(1, two.awaitExit());
                assertTrue(two.output().contains("A ./kata feed writes into"), two.output());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | The rate must be more than zero       | feed --files --rate 0",
                "1 | A reading can be late by 0 to 1440    | feed --files --late -1",
                "2 | --files writes files: choose one.     | feed --files --readings",
                "2 | Missing required argument(s): --files | feed --rate 3",
                "2 | keeps no files: leave out --fresh.    | live word-count --fresh",
                "2 | and no socket: leave out --port.      | live continuous-application --port 1"
            })
    void options_that_make_no_sense_are_named(int code, String sentence, String arguments) throws Exception {
        try (var kata = KataProcess.start(temporary, arguments.split(" "))) {
            assertEquals(code, kata.awaitExit());
            assertTrue(kata.output().contains(sentence), kata.output());
        }
    }
}
