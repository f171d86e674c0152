package kata.workshop.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However an editor saves, look by look. */
class SavesTest {

    @TempDir
    private Path folder;

    private Path file;
    private Saves saves;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("A.java");
        Files.writeString(file, "one");
        saves = new Saves(List.of(folder));
    }

    @Test
    void where_nothing_happens_there_is_nothing_new() {
        assertFalse(saves.isNew());
        assertFalse(saves.isUnsettled());
    }

    @Test
    void a_save_counts_at_the_second_look_and_once() throws IOException {
        Files.writeString(file, "other");
        assertFalse(saves.isNew());
        assertTrue(saves.isUnsettled());
        assertTrue(saves.isNew());
        assertFalse(saves.isNew());
        assertFalse(saves.isUnsettled());
    }

    @Test
    void two_writes_shortly_after_each_other_are_one_save() throws IOException {
        Files.writeString(file, "other");
        assertFalse(saves.isNew());
        Files.writeString(file, "another");
        assertFalse(saves.isNew());
        assertTrue(saves.isNew());
        assertFalse(saves.isNew());
    }

    @Test
    void a_file_replaced_by_another_is_one_save() throws IOException {
        Files.delete(file);
        assertFalse(saves.isNew());
        assertFalse(saves.isNew(), "it waits for what comes");
        Path beside = Files.writeString(folder.resolve("A.java~"), "other");
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        assertFalse(saves.isNew());
        assertTrue(saves.isNew());
        assertFalse(saves.isNew());
    }

    @Test
    void an_emptied_file_is_waited_for() throws IOException {
        Files.writeString(file, "");
        assertFalse(saves.isNew());
        assertFalse(saves.isNew());
        Files.writeString(file, "other");
        assertFalse(saves.isNew());
        assertTrue(saves.isNew());
    }

    @Test
    void a_file_that_stays_away_is_news_at_last() throws IOException {
        Files.delete(file);
        int looks = 1;
        while (!saves.isNew()) {
            looks++;
        }
        assertEquals(11, looks);
        assertFalse(saves.isNew());
    }

    @Test
    void a_file_that_was_saved_and_put_back_meanwhile_is_no_news() throws IOException {
        var time = Files.getLastModifiedTime(file);
        Files.writeString(file, "two");
        Files.writeString(file, "one");
        Files.setLastModifiedTime(file, time);
        assertFalse(saves.isNew());
    }
}
