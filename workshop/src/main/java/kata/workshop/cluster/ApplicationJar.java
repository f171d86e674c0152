package kata.workshop.cluster;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import kata.domain.Places;

/** An answer as a program for a cluster: all that a Spark does not have, in one jar. */
public final class ApplicationJar {

    private ApplicationJar() {}

    /**
     * Writes it: the answer's classes and, of the course's own, those that an answer may name.
     *
     * @param classes a directory
     * @param jar replaced, if it is there
     */
    public static void write(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            add(classes, out);
            Path fixtures = SparkHome.codeOf(Places.class);
            if (Files.isDirectory(fixtures)) {
                add(fixtures, out);
            } else {
                try (FileSystem packed = FileSystems.newFileSystem(fixtures)) {
                    add(packed.getPath("/"), out);
                }
            }
        }
    }

    /** Only the folder kata: a jar with settings for Spark's log would change it for the whole driver. */
    private static void add(Path root, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("kata"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
