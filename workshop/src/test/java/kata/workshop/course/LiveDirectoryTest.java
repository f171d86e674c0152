package kata.workshop.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveDirectoryTest {

    @TempDir
    private Path parent;

    private LiveDirectory live;

    @BeforeEach
    void notThereYet() {
        live = new LiveDirectory(parent.resolve("live"));
    }

    private void says(String words, Complaint complaint) {
        assertTrue(complaint.getMessage().contains(words), complaint::getMessage);
    }

    @Test
    void a_run_keeps_a_line_for_the_next() throws IOException {
        try (var held = live.forRun()) {
            assertEquals("", held.line());
            held.write("a line that is longer");
            held.write("a line");
        }
        try (var held = live.forRun()) {
            assertEquals("a line", held.line());
        }
    }

    @Test
    void a_feed_waits_for_the_first_run() throws IOException {
        says(
                "There is no " + live.inbox() + ", which the live run makes.",
                assertThrows(Complaint.class, live::forFeed));
        Files.createDirectories(live.inbox());
        live.forFeed().close();
    }

    @Test
    void what_was_there_is_kept_beside_numbered() throws IOException {
        assertEquals(Optional.empty(), live.moveAside());
        for (int number = 1; number <= 2; number++) {
            live.forRun().close();
            Files.writeString(live.path().resolve("kept"), "of run " + number);
            Path old = live.moveAside().orElseThrow();
            assertEquals(parent.resolve("live." + number), old);
            assertEquals("of run " + number, Files.readString(old.resolve("kept")));
            assertFalse(Files.exists(live.path()));
        }
    }

    @Test
    void what_no_live_run_has_made_stays_where_it_is() throws IOException {
        Files.createDirectories(live.path());
        Files.writeString(live.path().resolve("thesis.txt"), "all of it");

        says("was not made by a live run, so it stays", assertThrows(Complaint.class, live::moveAside));
        assertTrue(Files.exists(live.path().resolve("thesis.txt")));
    }
}
