package kata.workshop.commands;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kata.testkit.files.Directories;
import kata.workshop.course.Complaint;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code kata prepare}: for a room without network. */
@Command(
        name = "prepare",
        description =
                "While online: fetches all that the course needs, some 430 MB, and proves that an exercise of each"
                        + " track then runs without network.",
        footer = {"", "Exit code: 0 when it is proven, 1 when a step failed, 2 for wrong arguments."},
        mixinStandardHelpOptions = true)
final class PrepareCommand implements Callable<Integer> {

    /** For each step. */
    private static final Duration BOUND = Duration.ofMinutes(30);

    private static final int LAST_LINES = 20;

    /** What a JVM exits with that Ctrl-C ends; the terminal sends it to Maven as well. */
    private static final int CONTROL_C = 130;

    private static final String INTERRUPTED = "\nInterrupted. Run ./kata prepare again: what was fetched is kept.";
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private Process maven;
    private volatile boolean ending;

    /** Ends when it is proven; otherwise with a {@link Complaint} that names the step. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<Exercise> proof = Course.read(Path.of("")).firstOfEachTrack();
        String modules = proof.stream().map(exercise -> ":" + exercise.name()).collect(Collectors.joining(","));
        // In a copy: Maven would replace the very classes that this command runs from, and touch the learner's builds.
        Path copy = Files.createTempDirectory("kata-prepare").toRealPath();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(copy), "end of kata prepare"));
        copy(Path.of("").toAbsolutePath(), copy);
        // The formatter looks at the copy only, and there it mends what verify would complain of.
        step(copy, "1/5  Maven, clean, the formatter", "-N clean spotless:apply");
        // Skipped tests are compiled, but what runs them is fetched by the first that runs.
        String skipped = "verify -Psolutions -DskipTests -DskipITs";
        step(copy, "2/5  every library and plugin", skipped);
        step(
                copy,
                "3/5  what runs tests",
                "test -Psolutions -pl :" + proof.get(0).name());
        step(copy, "4/5  offline: everything compiles", "-o clean " + skipped);
        step(copy, "5/5  offline: an exercise of each track", "-o test -Psolutions -pl " + modules);
        System.out.printf(
                "%nProven without network: everything compiles, and the references of%n  %s%nare green. It took %d s. In"
                        + " the room every command works; with ./mvnw use -o.%n",
                proof.stream().map(Exercise::name).collect(Collectors.joining(", ")), secondsSince(start));
        return ExitCode.OK;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                String name = folder.getFileName().toString();
                boolean needed =
                        folder.equals(from) || name.equals(".mvn") || !name.startsWith(".") && !name.equals("target");
                if (!needed) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void step(Path copy, String name, String arguments) throws IOException, InterruptedException {
        System.out.printf("  %-42s", name);
        System.out.flush();
        long start = System.nanoTime();
        Path log = copy.resolve("maven.log");
        // sh, because programs in the temporary directory may not be allowed to run.
        var command = new ArrayList<>(WINDOWS ? List.of("cmd", "/c", "mvnw.cmd", "-B") : List.of("sh", "mvnw", "-B"));
        command.addAll(List.of(arguments.split(" ")));
        start(new ProcessBuilder(command)
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
        boolean ended = maven.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS);
        if (ending || ended && maven.exitValue() == CONTROL_C) {
            throw new Complaint(INTERRUPTED);
        }
        if (!ended || maven.exitValue() != 0) {
            System.out.println("FAILED");
            throw new Complaint("Step " + name + ": ./mvnw " + arguments
                    + (ended ? " failed." : " did not end within " + BOUND.toMinutes() + " minutes.")
                    + " Its last lines:\n" + lastLines(log)
                    + "\nAre you online? For a proxy see Trouble in README.md; ./kata doctor examines the machine. Then"
                    + " run ./kata prepare again: what was fetched is kept.");
        }
        System.out.printf("%4d s%n", secondsSince(start));
    }

    private synchronized void start(ProcessBuilder builder) throws IOException {
        if (ending) {
            throw new Complaint(INTERRUPTED);
        }
        maven = builder.start();
    }

    /** Also what Maven has started: a test runs in a process of its own. */
    private synchronized void end(Path copy) {
        ending = true;
        if (maven != null) {
            List<ProcessHandle> all = Stream.concat(maven.descendants(), Stream.of(maven.toHandle()))
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> process.onExit().join());
        }
        Directories.delete(copy);
    }

    private static String lastLines(Path log) throws IOException {
        // Not strictly: a tool may write in another charset than the platform's. Without Maven's advice on Maven.
        String text = new String(Files.readAllBytes(log), Charset.defaultCharset());
        List<String> lines = text.lines()
                .filter(line -> !line.matches("\\s*|\\[ERROR\\]\\s*(|(To see|Re-run|For more|\\[Help).*)"))
                .toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - LAST_LINES))
                .map(line -> "    " + line)
                .collect(Collectors.joining("\n"));
    }

    private static long secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000_000;
    }
}
