package kata.workshop.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kata.workshop.KataProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kata live} and {@code kata feed}, as two people in two terminals. */
class LiveTest {

    @TempDir
    private Path temporary;

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word-count",
                "running-totals",
                "changed-totals",
                "sliding-counts",
                "incremental-windows",
                "streaming-word-count"
            })
    void prints_what_the_answer_makes_of_typed_lines(String exercise) throws Exception {
        String port = Integer.toString(freePort());
        try (var feed = KataProcess.start(temporary, "feed", "--port", port)) {
            feed.awaitOutput("Listening on port " + port);
            try (var live = KataProcess.start(temporary, "live", exercise, "--solution", "--port", port)) {
                feed.awaitOutput("Somebody listens.");
                feed.type("blue blue blue blue blue green green green");
                live.awaitOutput("blue"); // Spark prints (blue,5) for a DStream and |blue |5 | for a table
                assertTrue(live.output().matches("(?s).*blue *[,|]5.*"), live.output());
                live.interrupt();
                live.awaitExit();
            }
        }
        if (!System.getProperty("os.name")
                .startsWith("Windows")) { // where a process can only be killed, not interrupted
            try (var left = Files.list(temporary)) {
                assertEquals(List.of(), left.toList(), "Ctrl-C leaves nothing behind");
            }
        }
    }

    @Test
    void prints_what_the_answer_makes_of_the_readings() throws Exception {
        String port = Integer.toString(freePort());
        try (var feed = KataProcess.start(temporary, "feed", "--readings", "--speed", "1000000", "--port", port)) {
            feed.awaitOutput("Listening on port " + port);
            try (var live = KataProcess.start(temporary, "live", "event-time-windows", "--solution", "--port", port)) {
                feed.awaitOutput("All readings are sent.");
                live.awaitOutput("|d7");
                assertTrue(live.output().contains("2026-03-02"), live.output());
            }
        }
    }

    @Test
    void says_so_when_the_speed_makes_no_sense() throws Exception {
        try (var feed = KataProcess.start(temporary, "feed", "--readings", "--speed", "0")) {
            assertEquals(1, feed.awaitExit());
            assertTrue(feed.output().contains("The speed must be more than zero"), feed.output());
        }
    }

    @Test
    void says_so_when_nobody_listens() throws Exception {
        int port = freePort();
        try (var live =
                KataProcess.start(temporary, "live", "word-count", "--solution", "--port", Integer.toString(port))) {
            assertEquals(1, live.awaitExit());
            assertTrue(live.output().contains("Nobody listens on localhost:" + port), live.output());
        }
    }

    @Test
    void says_so_when_a_structured_answer_finds_nobody_either() throws Exception {
        int port = freePort();
        try (var live = KataProcess.start(
                temporary, "live", "streaming-word-count", "--solution", "--port", Integer.toString(port))) {
            assertEquals(1, live.awaitExit());
            assertTrue(live.output().contains("Nobody listens on localhost:" + port), live.output());
        }
    }

    @Test
    void says_so_when_the_port_is_in_use() throws Exception {
        try (var taken = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
                var feed = KataProcess.start(temporary, "feed", "--port", Integer.toString(taken.getLocalPort()))) {
            assertEquals(1, feed.awaitExit());
            assertTrue(feed.output().contains("Port " + taken.getLocalPort() + " is in use."), feed.output());
        }
    }

    @Test
    void names_the_nearest_exercises_when_there_is_none_of_that_name() throws Exception {
        try (var live = KataProcess.start(temporary, "live", "word-cuont")) {
            assertEquals(2, live.awaitExit());
            assertTrue(
                    live.output().contains("There is no exercise word-cuont. The nearest are: word-count,"),
                    live.output());
        }
    }
}
