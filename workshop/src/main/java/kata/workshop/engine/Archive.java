package kata.workshop.engine;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import kata.testkit.files.Directories;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;

/**
 * A class-data archive of Spark's classes, with which a worker starts faster. It depends on the JVM, its flags and the
 * jars of the class path, is made in the background when a command has ended, and is only ever a gain of time: a JVM
 * that cannot use it goes on without it.
 *
 * <p>It lies in the user's cache, where every clone of the course finds it, or, if nothing can be written there, in
 * {@code .kata}.
 *
 * <p>The archive holds jars only, which is why they come first on the class path: the folders of our own classes, which
 * change, stand behind them.
 */
public final class Archive {

    /** Of the folder in which all users' archives lie, for tests: they leave the user's cache alone. */
    static final String FOLDER_PROPERTY = "kata.cache";

    private static final long ROOM_BYTES = 1L << 30;

    /** Of some 230 MB each: for clones with another version of Spark, and for other JVMs. */
    private static final int MOST_ARCHIVES = 3;

    private static final Pattern ARCHIVE = Pattern.compile("spark-\\w+\\.jsa");
    private static final Path OF_THIS_CLONE = Path.of(".kata");
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private Archive() {}

    /** What a JVM must be told to use the archive; nothing where there is none. */
    static List<String> flags() {
        return Stream.of(ofThisUser(), OF_THIS_CLONE)
                .map(folder -> folder.resolve(name()))
                .filter(Files::exists)
                .findFirst()
                .map(file -> List.of("-XX:SharedArchiveFile=" + file.toAbsolutePath(), "-Xlog:cds=off"))
                .orElse(List.of());
    }

    /**
     * Starts making the archive in a process of its own, unless it is there or being made; does not wait for it.
     *
     * @return whether it was started
     */
    public static boolean makeInBackground() throws IOException {
        Optional<Path> folder = folder();
        if (!flags().isEmpty()
                || folder.isEmpty()
                || folder.get().toFile().getUsableSpace() < ROOM_BYTES
                || isBeingMade(folder.get())) {
            return false;
        }
        var flags = new ArrayList<String>();
        if (System.getProperty(FOLDER_PROPERTY) != null) {
            flags.add("-D" + FOLDER_PROPERTY + "=" + System.getProperty(FOLDER_PROPERTY));
        }
        flags.addAll(List.of("-cp", System.getProperty("java.class.path"), Archive.class.getName()));
        start(flags);
        return true;
    }

    /** Makes the archive; with the argument {@code classes}, loads what it is to hold. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            make();
        } else {
            load();
        }
        // Spark's threads are not waited for.
        System.exit(0);
    }

    /** Does nothing when the archive is there, when another process is making one, or where nothing can be written. */
    static void make() throws IOException, InterruptedException {
        Optional<Path> folder = folder();
        if (folder.isEmpty()) {
            return;
        }
        try (var channel = lockFile(folder.get());
                var lock = channel.tryLock()) {
            if (lock == null || !flags().isEmpty()) {
                return;
            }
            // What a process left that was ended meanwhile goes first: whoever has the lock is alone here.
            Path work = folder.get().resolve("unfinished");
            Directories.delete(work);
            try {
                make(Files.createDirectory(work), folder.get());
            } finally {
                Directories.delete(work);
            }
        }
    }

    private static boolean isBeingMade(Path folder) throws IOException {
        try (var channel = lockFile(folder);
                var lock = channel.tryLock()) {
            return lock == null;
        }
    }

    private static FileChannel lockFile(Path folder) throws IOException {
        return FileChannel.open(folder.resolve("archive.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void make(Path work, Path folder) throws IOException, InterruptedException {
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
        Files.move(unfinished, folder.resolve(name()), StandardCopyOption.ATOMIC_MOVE);
        deleteOld(folder);
    }

    /** Runs the reference of each track's first exercise, which together need what most others do. */
    private static void load() throws IOException {
        for (Exercise exercise : Course.read(Path.of("")).firstOfEachTrack()) {
            Engine.run(exercise.reference(), exercise.given(), "", Engine.Progress.NONE, () -> false);
        }
    }

    private static Optional<Path> folder() {
        return firstWritable(ofThisUser(), OF_THIS_CLONE);
    }

    /** Where the next archive goes, made if need be; none when nothing can be written. */
    static Optional<Path> firstWritable(Path... folders) {
        return Stream.of(folders)
                .map(Path::toAbsolutePath)
                .filter(Archive::canBeWritten)
                .findFirst();
    }

    private static boolean canBeWritten(Path folder) {
        try {
            return Files.isWritable(Files.createDirectories(folder));
        } catch (IOException notThere) {
            return false;
        }
    }

    private static Path ofThisUser() {
        return folderOf(System.getProperties(), System.getenv(), WINDOWS);
    }

    /** Where programs of this system keep what they can make again. */
    static Path folderOf(Properties properties, Map<String, String> environment, boolean windows) {
        String set = properties.getProperty(FOLDER_PROPERTY);
        if (set != null) {
            return Path.of(set);
        }
        String cache = environment.get(windows ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        // The standard has a path that is not absolute ignored.
        Path parent = cache != null && Path.of(cache).isAbsolute()
                ? Path.of(cache)
                : Path.of(properties.getProperty("user.home"), ".cache");
        return parent.resolve("spark-streaming-kata");
    }

    private static Process start(List<String> arguments) throws IOException {
        var command = new ArrayList<>(politely());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ownFlags());
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** A learner is at work meanwhile. Windows has nothing as simple. */
    private static List<String> politely() {
        return Stream.of("/usr/bin/nice", "/bin/nice")
                .filter(nice -> Files.isExecutable(Path.of(nice)))
                .findFirst()
                .map(nice -> List.of(nice, "-n", "19"))
                .orElse(List.of());
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

    /** All but the newest. */
    private static void deleteOld(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> old = files.filter(file ->
                            ARCHIVE.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparingLong(
                                    (Path file) -> file.toFile().lastModified())
                            .reversed())
                    .skip(MOST_ARCHIVES)
                    .toList();
            for (Path file : old) {
                delete(file);
            }
        }
    }

    private static void delete(Path archive) throws IOException {
        try {
            Files.deleteIfExists(archive);
        } catch (FileSystemException inUse) {
            // on Windows, by a worker: it is deleted after the next archive
        }
    }

    /** Says all on which the archive depends: a JVM rejects it when a jar has another size or time. */
    private static String name() {
        var sum = new CRC32();
        var parts = new ArrayList<String>();
        parts.add(System.getProperty("java.home"));
        parts.add(System.getProperty("java.vm.version"));
        parts.addAll(ownFlags());
        for (String jar : jars()) {
            var file = new File(jar);
            parts.addAll(List.of(jar, "" + file.length(), "" + file.lastModified()));
        }
        sum.update(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
        return "spark-" + HexFormat.of().toHexDigits((int) sum.getValue()) + ".jsa";
    }

    private static List<String> jars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .takeWhile(entry -> entry.endsWith(".jar"))
                .toList();
    }
}
