package kata.workshop.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import kata.testkit.files.Directories;
import kata.workshop.course.Complaint;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import kata.workshop.course.Sources;
import kata.workshop.engine.Engine;
import kata.workshop.engine.Verdict;
import kata.workshop.engine.Workers;
import kata.workshop.scale.Plan;
import kata.workshop.scale.Scale;
import kata.workshop.scale.ScaleReport;
import kata.workshop.screen.Saves;
import kata.workshop.screen.Watch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kata bench}: how fast the loop is, beside Maven in the same run. */
@Command(
        name = "bench",
        description = "For authors: from save to verdict, warm and cold, beside ./mvnw test, on the references. A few"
                + " minutes an exercise; docs/performance.md says how it is measured. With --scale: what a row costs an"
                + " application as its rows and its state grow.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    /** What the launchers start; by its name, as commands do not know what starts them. */
    private static final String MAIN = "kata.workshop.Kata";

    /** Until caches are filled and what is hot is compiled. */
    private static final int WARMING_UP = 5;

    @Mixin
    private Repository repository;

    @Parameters(paramLabel = "EXERCISE", description = "Which to measure; all, when none is named.")
    private List<String> names = List.of();

    @Option(names = "--runs", paramLabel = "N", description = "Warm runs of each (${DEFAULT-VALUE}).")
    private int runs = 20;

    @Option(
            names = "--cold",
            paramLabel = "N",
            description = "Runs from a cold process, and of Maven, of each (${DEFAULT-VALUE}).")
    private int cold = 3;

    @ArgGroup(
            exclusive = false,
            heading = "%nHow an application scales, such as ./kata bench continuous-application --scale. Ten"
                    + "%nminutes, 3 GB of memory, 1 GB of disk. Fails when a row costs a fifth more among"
                    + "%nall rows than among a tenth of them.%n")
    private ScaleOptions scale;

    /** None of them means anything without {@code --scale}. */
    private static final class ScaleOptions {

        @Option(names = "--scale", required = true, description = "Measures an application.")
        private boolean wanted;

        @Option(
                names = "--rows",
                paramLabel = "N",
                defaultValue = "1000000",
                description = "The most input rows; a tenth and a hundredth are measured too (${DEFAULT-VALUE}).")
        private int rows;

        @Option(
                names = "--keys",
                paramLabel = "N",
                defaultValue = "1000000",
                description = "The most keys in state; down to a thousandth are measured too (${DEFAULT-VALUE}).")
        private int keys;

        @Option(
                names = "--devices",
                paramLabel = "N",
                defaultValue = "1000",
                description = "That report (${DEFAULT-VALUE}).")
        private int devices;

        @Option(
                names = "--rows-per-file",
                paramLabel = "N",
                defaultValue = "2500",
                description = "Of the inbox (${DEFAULT-VALUE}).")
        private int rowsPerFile;

        @Option(
                names = "--store",
                paramLabel = "STORE",
                description = "Where Spark keeps state: ${COMPLETION-CANDIDATES}. Both, when none is named.")
        private List<Plan.Store> stores = List.of();

        @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "A setting of Spark; may be repeated.")
        private Map<String, String> settings = Map.of();

        Plan plan() {
            var measured = stores.isEmpty() ? List.of(Plan.Store.values()) : stores;
            return Plan.upTo(rows, keys, devices, rowsPerFile, measured, settings);
        }
    }

    /** Times in milliseconds, sorted. */
    private record Times(List<Long> millis) {

        static Times of(List<Long> unsorted) {
            var sorted = new ArrayList<>(unsorted);
            Collections.sort(sorted);
            return new Times(sorted);
        }

        double median() {
            return millis.get(millis.size() / 2) / 1000.0;
        }

        double worst() {
            return millis.get(millis.size() - 1) / 1000.0;
        }
    }

    /**
     * From save to verdict.
     *
     * @param first of the test that runs before the others
     * @param whole of all tests
     */
    private record Warm(Times first, Times whole) {}

    /** When the verdict of an exercise's last test came, once the first run has told which that is. */
    private static final class FirstVerdict implements Engine.Progress {
        private String method = "";
        private long endedAt;

        @Override
        public void planned(List<String> methods) {
            method = methods.get(methods.size() - 1);
        }

        @Override
        public void started(String method) {}

        @Override
        public void ended(Verdict verdict) {
            if (verdict.method().equals(method)) {
                endedAt = System.nanoTime();
            }
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (scale != null) {
            return scale();
        }
        if (runs < 1 || cold < 1) {
            throw Complaint.ofArguments("A median needs one run at least: --runs and --cold begin at 1.");
        }
        List<Exercise> exercises = names.isEmpty()
                ? repository.course().exercises()
                : names.stream().map(course()::exercise).toList();
        line("%-22s %s%n", "", "  first, s      warm, s      cold, s    Maven, s   Maven / warm   cold / Maven");
        line("%-22s %s%n", "exercise", "median worst  median worst  median worst  median worst");
        for (Exercise exercise : exercises) {
            Warm warm = warm(exercise);
            var colds = new ArrayList<Long>();
            var mavens = new ArrayList<Long>();
            for (int i = 0; i < cold; i++) {
                colds.add(process(java("test", exercise.name(), "--solution")));
                save(exercise);
                mavens.add(process(maven(exercise)));
            }
            Times fromCold = Times.of(colds);
            Times maven = Times.of(mavens);
            line(
                    "%-22s %6.2f %5.2f  %6.2f %5.2f  %6.2f %5.2f  %6.2f %5.2f %10.1f x %12.2f%n",
                    exercise.name(),
                    warm.first().median(),
                    warm.first().worst(),
                    warm.whole().median(),
                    warm.whole().worst(),
                    fromCold.median(),
                    fromCold.worst(),
                    maven.median(),
                    maven.worst(),
                    maven.median() / warm.whole().median(),
                    fromCold.median() / maven.median());
        }
        return 0;
    }

    private int scale() throws IOException, InterruptedException {
        if (names.size() != 1) {
            throw Complaint.ofArguments(
                    "--scale measures one application. Name it: ./kata bench continuous-application --scale");
        }
        Plan plan = scale.plan();
        Exercise exercise = repository.course().exercise(names.get(0));
        var report = new ScaleReport(plan, Scale.of(exercise, plan, doing -> line("%s ...%n", doing)));
        line("%n");
        report.lines().forEach(line -> line("%s%n", line));
        report.complaint().ifPresent(sentence -> {
            throw new Complaint(sentence);
        });
        return 0;
    }

    private Course course() {
        try {
            return repository.course();
        } catch (IOException unreadable) {
            throw new Complaint(unreadable.getMessage());
        }
    }

    private void line(String format, Object... cells) {
        repository.out().printf(Locale.ROOT, format, cells);
        repository.out().flush();
    }

    /**
     * Saves the reference again and again, notices it as {@code kata watch} does, and waits for the verdicts: that of
     * the exercise's last test, which runs first, and all of them.
     */
    private Warm warm(Exercise exercise) throws IOException {
        Path folder = Files.createTempDirectory("kata-bench");
        var firsts = new ArrayList<Long>();
        var times = new ArrayList<Long>();
        var waitedFor = new FirstVerdict();
        var phase = new Random(1);
        try (var workers = new Workers("1g")) {
            Path source = Sources.of(exercise.reference()).get(0);
            Path file = folder.resolve(source.getFileName());
            String text = Files.readString(source);
            Files.writeString(file, text);
            var saves = new Saves(List.of(folder, exercise.given()));
            for (int run = -WARMING_UP; run < runs; run++) {
                Files.writeString(file, text + "// " + run + "\n");
                long start = System.nanoTime();
                // A save comes at any time between two looks.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(phase.nextLong(Watch.LOOK_MILLIS)));
                while (!saves.isNew()) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                            saves.isUnsettled() ? Watch.LOOK_AGAIN_MILLIS : Watch.LOOK_MILLIS));
                }
                if (!workers.run(folder, exercise.given(), waitedFor.method, waitedFor)
                        .isGreen()) {
                    throw new Complaint("The reference of " + exercise.name() + " is not green: ./kata test "
                            + exercise.name() + " --solution");
                }
                if (run >= 0) {
                    times.add((System.nanoTime() - start) / 1_000_000);
                    firsts.add((waitedFor.endedAt - start) / 1_000_000);
                }
            }
        } finally {
            Directories.delete(folder);
        }
        return new Warm(Times.of(firsts), Times.of(times));
    }

    /** For Maven, which compiles what has a new time: from save to verdict here, too. */
    private static void save(Exercise exercise) throws IOException {
        for (Path source : Sources.of(exercise.reference())) {
            Files.setLastModifiedTime(source, FileTime.from(Instant.now()));
        }
    }

    private static long process(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new Complaint(
                        "This is not green: " + String.join(" ", command.subList(command.size() - 4, command.size())));
            }
        } finally {
            process.destroy();
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static List<String> java(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("@workshop/target/kata.args", MAIN));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> maven(Exercise exercise) {
        var command = new ArrayList<>(WINDOWS ? List.of("cmd", "/c", "mvnw.cmd") : List.of("./mvnw"));
        command.addAll(List.of("-o", "test", "-pl", ":" + exercise.name(), "-Psolutions"));
        return command;
    }
}
