package kata.workshop.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kata.workshop.KataProcess;
import kata.workshop.MiniCourse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    @TempDir
    private Path repository;

    @Test
    void an_archive_is_made_once_and_a_jvm_can_start_with_it() throws Exception {
        MiniCourse.write(repository);
        assertEquals(0, java(List.of(), Archive.class));
        List<Path> archives = archives();
        assertEquals(1, archives.size(), archives::toString);
        var made = Files.getLastModifiedTime(archives.get(0));
        assertEquals(0, java(List.of(), Archive.class));
        assertEquals(archives, archives());
        assertEquals(made, Files.getLastModifiedTime(archives.get(0)));
        // With "on" a JVM that can not use its archive does not start.
        assertEquals(
                0,
                java(
                        List.of("-Xshare:on", "-XX:SharedArchiveFile=" + archives.get(0)),
                        KataProcess.Main.class,
                        "test",
                        "mini",
                        "--solution"));
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(repository.resolve(".kata"))) {
            return files.filter(file -> !file.getFileName().toString().endsWith(".lock"))
                    .toList();
        }
    }

    /** With the jars first on the class path, as {@code kata.args} has them. */
    private int java(List<String> flags, Class<?> main, String... arguments) throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .sorted((one, other) -> Boolean.compare(isOurs(one), isOurs(other)))
                .collect(Collectors.joining(File.pathSeparator));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Archive.ownFlags());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static boolean isOurs(String entry) {
        return !entry.endsWith(".jar");
    }
}
