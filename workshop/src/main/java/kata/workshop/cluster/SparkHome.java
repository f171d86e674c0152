package kata.workshop.cluster;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kata.domain.Places;
import kata.workshop.engine.Archive;

/**
 * What Spark calls its home: a directory with its jars, from which a worker starts executors. A downloaded Spark is one.
 * This one holds a single jar, whose manifest names the jars that Maven has; it has nothing that a downloaded Spark has
 * not.
 */
final class SparkHome {

    /** On the class path of the command, and in no Spark. The course's own jars are there in a packaged build. */
    private static final Pattern NOT_OF_SPARK = Pattern.compile(
            "(junit|opentest4j|apiguardian|awaitility|hamcrest|archunit|picocli|jline|java-diff-utils|pty4j).*\\.jar");

    private final Path directory;

    private SparkHome(Path directory) {
        this.directory = directory;
    }

    /** @param directory made, if it is not there */
    static SparkHome in(Path directory) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, jars());
        Path jars = Files.createDirectories(directory.toAbsolutePath().resolve("jars"));
        try (var out = Files.newOutputStream(jars.resolve("spark.jar"));
                var jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
        return new SparkHome(directory.toAbsolutePath());
    }

    /** As a manifest wants them: addresses, with blanks between. */
    private static String jars() {
        List<Path> ours = List.of(codeOf(Places.class), codeOf(SparkHome.class));
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.toString().endsWith(".jar"))
                .filter(jar ->
                        !NOT_OF_SPARK.matcher(jar.getFileName().toString()).matches())
                .filter(jar -> !ours.contains(jar.toAbsolutePath()))
                .map(jar -> jar.toUri().toString())
                .collect(Collectors.joining(" "));
    }

    /** The jar or the directory that a class comes from. */
    static Path codeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A program of Spark's that is still to be started. It ends with this process, listens on this machine only, and
     * takes no setting from the user's environment, which may belong to another Spark.
     *
     * @param flags for its JVM
     * @param local the directory for what it spills
     * @param classes what its class path has besides
     */
    ProcessBuilder program(List<String> flags, Path local, List<Path> classes, String main, List<String> arguments) {
        var path = new ArrayList<>(List.of(directory.resolve("jars").resolve("spark.jar"), codeOf(Tether.class)));
        path.addAll(classes);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Archive.ownFlags());
        command.addAll(flags);
        command.addAll(List.of(
                "-cp",
                path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                Tether.class.getName(),
                main));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("SPARK_.*|HADOOP_CONF_DIR|YARN_CONF_DIR"));
        environment.put("SPARK_HOME", directory.toString());
        // Else Spark looks for it in its own sources' folders.
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        environment.put("SPARK_LOCAL_DIRS", local.toAbsolutePath().toString());
        // A worker starts executors with it.
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }
}
