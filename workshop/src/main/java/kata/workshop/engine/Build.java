package kata.workshop.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** Whether the command's own classes are older than what they are made of. */
public final class Build {

    private static final List<String> SOURCES =
            List.of("pom.xml", "fixtures/pom.xml", "fixtures/src/main", "workshop/pom.xml", "workshop/src/main");

    private Build() {}

    /** @param repository the folder with the Maven wrapper */
    public static boolean isStale(Path repository) {
        if (!Files.exists(repository.resolve("workshop/target/built"))) {
            return true;
        }
        FileTime built = modified(repository.resolve("workshop/target/built"));
        return SOURCES.stream()
                .map(repository::resolve)
                .flatMap(Build::files)
                .anyMatch(file -> modified(file).compareTo(built) > 0);
    }

    private static Stream<Path> files(Path start) {
        try (var files = Files.walk(start)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
