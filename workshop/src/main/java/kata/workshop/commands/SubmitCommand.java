package kata.workshop.commands;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kata.testkit.files.Directories;
import kata.workshop.cluster.ApplicationJar;
import kata.workshop.cluster.Submission;
import kata.workshop.course.Complaint;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import kata.workshop.course.Sources;
import kata.workshop.engine.Compilation;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kata submit}. */
@Command(
        name = "submit",
        description = "Runs your continuous application on a cluster of this machine, as spark-submit does.",
        footer = {
            "",
            "First, in another terminal:  ./kata cluster",
            "For a Spark of your own:     ./kata submit --jar application.jar",
            "docs/cluster.md has both, step by step."
        },
        mixinStandardHelpOptions = true)
final class SubmitCommand implements Callable<Integer> {

    /** The exercise whose answer is a program. */
    private static final String EXERCISE = "continuous-application";

    private static final String MAIN = "ContinuousApplication.java";

    /** Unix says with such a code that a signal has ended a process. */
    private static final int BY_A_SIGNAL = 128;

    @Parameters(index = "0", arity = "0..1", paramLabel = "train|run", description = "What it is to do.")
    private String task;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIRECTORY",
            description = "With history.csv and registry.csv; all that the application reads and writes is there.")
    private String directory;

    @Option(names = "--once", description = "With run: ends when the inbox is worked on.")
    private boolean once;

    @Option(names = "--solution", description = "Runs the reference instead of your answer.")
    private boolean solution;

    @Option(
            names = "--master",
            description = "The address that ./kata cluster prints (${DEFAULT-VALUE}); local[2] runs without a cluster.")
    private String master = "spark://127.0.0.1:7077";

    @Option(names = "--conf", paramLabel = "NAME=VALUE", description = "A setting of Spark's; may be repeated.")
    private List<String> settings = List.of();

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description = "Writes the application into this jar, and runs nothing.")
    private Path jar;

    private Process driver;
    private volatile boolean ending;

    @Override
    public Integer call() throws Exception {
        mustMakeSense();
        Exercise exercise = Course.read(Path.of("")).exercise(EXERCISE);
        Path temporary = Files.createTempDirectory("kata-submit").toRealPath();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(temporary), "end of the driver"));
        List<Path> sources = sources(exercise);
        Path classes = Files.createDirectory(temporary.resolve("classes"));
        compile(sources, classes);
        if (jar != null) {
            ApplicationJar.write(classes, jar);
            System.out.println("Written: " + jar + ", with " + (solution ? "the reference." : "your answer."));
            return ExitCode.OK;
        }
        Path application = temporary.resolve(EXERCISE + ".jar");
        ApplicationJar.write(classes, application);
        var arguments = new ArrayList<>(List.of(task, absolute(directory)));
        if (once) {
            arguments.add("--once");
        }
        System.out.println((solution ? "The reference" : "Your answer") + " on " + master + ": " + task + " "
                + directory + (task.equals("run") && !once ? ", until Ctrl-C." : ""));
        start(new Submission(master, application, mainClass(exercise, sources), arguments, settings), temporary);
        return judged(driver.waitFor());
    }

    private void mustMakeSense() {
        if (jar == null && (directory == null || !task.equals("train") && !task.equals("run"))) {
            throw Complaint.ofArguments("Say ./kata submit train DIRECTORY, ./kata submit run DIRECTORY, or"
                    + " ./kata submit --jar FILE.");
        }
        if (jar != null && task != null) {
            throw Complaint.ofArguments("--jar runs nothing: leave " + task + " away, or --jar.");
        }
        if (once && !"run".equals(task)) {
            throw Complaint.ofArguments("--once belongs to run: training always ends by itself.");
        }
        settings.stream().filter(setting -> !setting.contains("=")).findFirst().ifPresent(setting -> {
            throw Complaint.ofArguments("--conf " + setting + " has no value: say --conf " + setting + "=VALUE.");
        });
    }

    private List<Path> sources(Exercise exercise) {
        List<Path> sources = Sources.of(root(exercise));
        if (sources.isEmpty()) {
            throw new Complaint(
                    "There is no answer to " + EXERCISE + ". ./kata reset " + EXERCISE + " brings the stub.");
        }
        return sources;
    }

    private Path root(Exercise exercise) {
        return solution ? exercise.reference() : exercise.answer();
    }

    private String mainClass(Exercise exercise, List<Path> sources) {
        Path source = sources.stream()
                .filter(file -> file.endsWith(MAIN))
                .findFirst()
                .orElseThrow(() -> new Complaint("There is no " + MAIN + " in " + root(exercise) + "."));
        String name = root(exercise).relativize(source).toString().replace(File.separatorChar, '.');
        return name.substring(0, name.length() - ".java".length());
    }

    private void compile(List<Path> sources, Path classes) throws IOException {
        Compilation compilation = Compilation.of(sources, classes);
        if (!compilation.errors().isEmpty()) {
            throw new Complaint(compilation.errors().stream()
                    .map(error -> error.file() + ":" + error.line() + ": " + error.message())
                    .collect(Collectors.joining("\n")));
        }
    }

    /** Executors run in directories of their own. What names its storage, as hdfs://..., is left alone. */
    private static String absolute(String directory) {
        return directory.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")
                ? directory
                : Path.of(directory).toAbsolutePath().normalize().toString().replace('\\', '/');
    }

    private synchronized void start(Submission submission, Path temporary) throws IOException {
        if (ending) {
            throw new Complaint("Interrupted.");
        }
        driver = submission.start(temporary);
    }

    private int judged(int exitCode) {
        if (exitCode > BY_A_SIGNAL && !ending) {
            throw new Complaint("The driver was ended from outside, with exit code " + exitCode
                    + ". The same command starts it again: it goes on where it was.");
        }
        return exitCode == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private synchronized void end(Path temporary) {
        ending = true;
        if (driver != null) {
            Submission.end(driver);
        }
        Directories.delete(temporary);
    }
}
