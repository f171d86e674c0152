package kata.workshop.engine;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import kata.testkit.files.Directories;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;

/**
 * A class-data archive of Spark's classes, with which a worker starts faster. It depends on the JVM and on the jars of
 * the class path, is made in the background when a command has ended, and is only ever a gain of time: a JVM that can
 * not use it goes on without it.
 *
 * <p>The archive holds jars only, which is why they come first on the class path: the folders of our own classes, which
 * change, stand behind them.
 */
public final class Archive {

    private static final long ROOM_BYTES = 1L << 30;
    private static final Path FOLDER = Path.of(".kata");

    private Archive() {}

    /** What a JVM must be told to use the archive; nothing where there is none. */
    static List<String> flags() {
        Path file = file();
        return Files.exists(file)
                ? List.of("-XX:SharedArchiveFile=" + file.toAbsolutePath(), "-Xlog:cds=off")
                : List.of();
    }

    /** Starts making the archive in a process of its own, unless it is there; does not wait for it. */
    public static void makeInBackground() throws IOException {
        if (!Files.exists(file())
                && FOLDER.toAbsolutePath().getParent().toFile().getUsableSpace() > ROOM_BYTES) {
            start(List.of("-cp", System.getProperty("java.class.path"), Archive.class.getName()));
        }
    }

    /** Makes the archive; with the argument {@code classes}, loads what it shall hold. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            make();
        } else {
            load();
        }
        // Spark's threads are not waited for.
        System.exit(0);
    }

    /** Does nothing when the archive is there or another process is making it. */
    static void make() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        try (var channel = FileChannel.open(
                        FOLDER.resolve("archive.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null || Files.exists(file())) {
                return;
            }
            Path work = Files.createTempDirectory(FOLDER.toAbsolutePath(), "archive");
            try {
                make(work);
            } finally {
                Directories.delete(work);
            }
        }
    }

    private static void make(Path work) throws IOException, InterruptedException {
        Path list = work.resolve("classes.txt");
        Path unfinished = work.resolve("unfinished.jsa");
        await(start(List.of(
                "-XX:DumpLoadedClassList=" + list,
                // What Spark leaves behind goes with it.
                "-Djava.io.tmpdir=" + work,
                "-cp",
                System.getProperty("java.class.path"),
                Archive.class.getName(),
                "classes")));
        await(start(List.of(
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + unfinished,
                "-cp",
                String.join(File.pathSeparator, jars()))));
        deleteOld();
        Files.move(unfinished, file(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Runs the reference of each track's first exercise, which together need what most others do. */
    private static void load() throws IOException {
        for (Exercise exercise : Course.read(Path.of("")).firstOfEachTrack()) {
            Engine.run(exercise.reference(), exercise.given(), Engine.Progress.NONE, () -> false);
        }
    }

    private static Process start(List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ownFlags());
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The flags that this JVM was started with and that every other of ours is started with. */
    public static List<String> ownFlags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-XX") || flag.startsWith("--") || flag.startsWith("-Dio."))
                .toList();
    }

    private static void await(Process process) throws IOException, InterruptedException {
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("No archive: " + process.info() + " ended with " + code);
        }
    }

    private static void deleteOld() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path old : files.filter(path -> path.getFileName().toString().matches("spark-\\w+\\.jsa"))
                    .toList()) {
                Files.deleteIfExists(old);
            }
        }
    }

    private static Path file() {
        var sum = new CRC32();
        sum.update((System.getProperty("java.home") + System.getProperty("java.vm.version")).getBytes());
        for (String jar : jars()) {
            sum.update((jar + new File(jar).length()).getBytes());
        }
        return FOLDER.resolve("spark-" + HexFormat.of().toHexDigits((int) sum.getValue()) + ".jsa");
    }

    private static List<String> jars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .takeWhile(entry -> entry.endsWith(".jar"))
                .toList();
    }
}
