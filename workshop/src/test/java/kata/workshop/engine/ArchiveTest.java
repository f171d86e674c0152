package kata.workshop.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kata.workshop.KataProcess;
import kata.workshop.MiniCourse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    @TempDir
    private Path repository;

    /** Instead of the user's own. */
    @TempDir
    private Path cache;

    @Test
    void an_archive_is_made_once_and_a_jvm_can_start_with_it() throws Exception {
        MiniCourse.write(repository);
        for (int age = 1; age <= 4; age++) {
            Path old = Files.createFile(cache.resolve("spark-0000000" + age + ".jsa"));
            Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH.minusSeconds(age)));
        }
        Path leftovers = Files.createDirectory(cache.resolve("unfinished"));
        Files.createFile(leftovers.resolve("unfinished.jsa"));
        // As two clones may do it.
        Process one = start(List.of(), Archive.class);
        Process other = start(List.of(), Archive.class);
        assertEquals(0, one.waitFor());
        assertEquals(0, other.waitFor());
        List<Path> archives = files(cache);
        assertEquals(3, archives.size(), archives::toString);
        assertTrue(archives.contains(cache.resolve("spark-00000001.jsa")), archives::toString);
        assertTrue(archives.contains(cache.resolve("spark-00000002.jsa")), archives::toString);
        Path made = archives.stream()
                .filter(file -> file.toFile().length() > 0)
                .findFirst()
                .orElseThrow();
        var time = Files.getLastModifiedTime(made);
        assertEquals(0, start(List.of(), Archive.class).waitFor());
        assertEquals(archives, files(cache));
        assertEquals(time, Files.getLastModifiedTime(made));
        // With "on" a JVM that cannot use its archive does not start.
        List<String> mustUse = List.of("-Xshare:on", "-XX:SharedArchiveFile=" + made);
        assertEquals(
                0,
                start(mustUse, KataProcess.Main.class, "test", "mini", "--solution")
                        .waitFor());
        assertFalse(Files.exists(repository.resolve(".kata")));
    }

    @Test
    void where_the_cache_can_not_be_written_the_archive_lies_in_the_clone() throws Exception {
        Path beneathAFile = Files.createFile(cache.resolve("file")).resolve("cache");
        Path clone = repository.resolve(".kata");
        assertEquals(Optional.of(clone), Archive.firstWritable(beneathAFile, clone));
        assertEquals(Optional.empty(), Archive.firstWritable(beneathAFile, beneathAFile));
        assertEquals(Optional.of(cache), Archive.firstWritable(cache, clone));
    }

    @Test
    void the_cache_is_where_the_system_has_caches() {
        var home = new Properties();
        home.setProperty("user.home", repository.toString());
        Path usual = repository.resolve(".cache/spark-streaming-kata");
        Path set = cache.resolve("spark-streaming-kata");
        assertEquals(usual, Archive.folderOf(home, Map.of(), false));
        assertEquals(usual, Archive.folderOf(home, Map.of("XDG_CACHE_HOME", "relative"), false));
        assertEquals(set, Archive.folderOf(home, Map.of("XDG_CACHE_HOME", cache.toString()), false));
        assertEquals(set, Archive.folderOf(home, Map.of("LOCALAPPDATA", cache.toString()), true));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().endsWith(".lock"))
                    .sorted()
                    .toList();
        }
    }

    /** With the jars first on the class path, as {@code kata.args} has them. */
    private Process start(List<String> flags, Class<?> main, String... arguments) throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .sorted((one, other) -> Boolean.compare(isOurs(one), isOurs(other)))
                .collect(Collectors.joining(File.pathSeparator));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Archive.ownFlags());
        command.addAll(flags);
        command.add("-D" + Archive.FOLDER_PROPERTY + "=" + cache);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean isOurs(String entry) {
        return !entry.endsWith(".jar");
    }
}
