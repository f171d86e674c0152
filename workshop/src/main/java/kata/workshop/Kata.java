package kata.workshop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import kata.testkit.report.Fold;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The {@code kata} command. */
@Command(
        name = "kata",
        description = "From save to verdict in a second. Alone it is ./kata watch.",
        footer = {
            "",
            "An exercise is named by its name, its number in the course, or a part of its name.",
            "Exit code: 0 when all is well, 1 when something is red or can not be done, 2 for wrong arguments.",
            "Completion for bash and zsh: source <(./kata generate-completion)"
        },
        mixinStandardHelpOptions = true,
        version = "Spark streaming kata 1",
        subcommands = {
            WatchCommand.class,
            ListCommand.class,
            TestCommand.class,
            HintCommand.class,
            CompareCommand.class,
            ResetCommand.class,
            SolveCommand.class,
            LiveCommand.class,
            FeedCommand.class,
            CheckCommand.class,
            BenchCommand.class,
            DoctorCommand.class,
            PrepareCommand.class,
            AutoComplete.GenerateCompletion.class
        })
public final class Kata {

    /** Tells the launcher to build the command anew and start it again. */
    private static final int STALE = 77;

    /** The commands that run tests at once. */
    private static final List<String> RUNNING = List.of("watch", "test", "compare");

    private final Workers workers;

    private Kata(Workers workers) {
        this.workers = workers;
    }

    /** For every command that runs an answer's tests; closed when the command has ended. */
    Workers workers() {
        return workers;
    }

    public static void main(String[] args) throws IOException {
        if (Build.isStale(Path.of(""))) {
            System.exit(STALE);
        }
        int code = run(args);
        if (runsTests(args)) {
            Archive.makeInBackground();
        }
        System.exit(code);
    }

    /** @return the exit code */
    static int run(String... args) {
        try (var workers = new Workers("1g")) {
            if (runsTests(args)) {
                start(workers);
            }
            return execute(new Kata(workers), args);
        }
    }

    /** Beside the parsing of the arguments. */
    private static void start(Workers workers) {
        try {
            workers.start();
        } catch (IOException seenAgain) {
            // by the run, which says so
        }
    }

    private static boolean runsTests(String... args) {
        return args.length == 0 || RUNNING.contains(args[0]);
    }

    private static int execute(Kata kata, String... args) {
        var command = new CommandLine(kata).setExecutionExceptionHandler((thrown, failed, parsed) -> {
            Fold.lines(sentence(thrown), Screen.plain().width()).forEach(failed.getErr()::println);
            return thrown instanceof Complaint complaint ? complaint.exitCode() : ExitCode.SOFTWARE;
        });
        return args.length == 0 ? command.execute("watch") : command.execute(args);
    }

    private static String sentence(Exception thrown) throws Exception {
        if (thrown instanceof Complaint complaint) {
            return complaint.getMessage();
        }
        if (thrown instanceof IOException failed) {
            return "A file can not be read or written: " + failed.getMessage();
        }
        throw thrown;
    }
}
