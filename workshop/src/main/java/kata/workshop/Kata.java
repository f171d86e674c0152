package kata.workshop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import kata.testkit.report.Fold;
import kata.workshop.commands.KataCommand;
import kata.workshop.course.Complaint;
import kata.workshop.engine.Archive;
import kata.workshop.engine.Build;
import kata.workshop.engine.Workers;
import kata.workshop.screen.Screen;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.UnmatchedArgumentException;

/** The process of the {@code kata} command. The launchers start it. */
public final class Kata {

    /** Tells the launcher to build the command anew and start it again. */
    private static final int STALE = 77;

    /** The commands that run tests at once. */
    private static final List<String> RUNNING = List.of("watch", "test", "why", "compare");

    private Kata() {}

    public static void main(String[] args) throws IOException {
        if (Build.isStale(Path.of(""))) {
            System.exit(STALE);
        }
        int code = run(args);
        if (runsTests(args)) {
            prepareClasses();
        }
        System.exit(code);
    }

    private static void prepareClasses() {
        try {
            if (Archive.makeInBackground()) {
                System.err.println("\nSpark's classes are being prepared in the background, so that later runs start"
                        + "\nfaster; it takes about a minute.");
            }
        } catch (IOException noGain) {
            // later runs start as this one did
        }
    }

    /** @return the exit code */
    static int run(String... args) {
        try (var workers = new Workers("1g")) {
            if (runsTests(args)) {
                start(workers);
            }
            return execute(new KataCommand(workers), args);
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

    private static int execute(KataCommand kata, String... args) {
        var command = new CommandLine(kata).setExecutionExceptionHandler((thrown, failed, parsed) -> {
            Fold.lines(sentence(thrown), Screen.plain().width()).forEach(failed.getErr()::println);
            return thrown instanceof Complaint complaint ? complaint.exitCode() : ExitCode.SOFTWARE;
        });
        var usual = command.getParameterExceptionHandler();
        command.setParameterExceptionHandler((wrong, given) -> {
            boolean isCommand = wrong.getCommandLine() == command && given.length > 0 && !given[0].startsWith("-");
            if (!isCommand || !(wrong instanceof UnmatchedArgumentException)) {
                return usual.handleParseException(wrong, given);
            }
            wrong.getCommandLine()
                    .getErr()
                    .println("There is no command " + given[0] + ". Do you mean " + nearest(command, given[0])
                            + "? ./kata --help lists them all.");
            return ExitCode.USAGE;
        });
        return args.length == 0 ? command.execute("watch") : command.execute(args);
    }

    private static String nearest(CommandLine command, String name) {
        var similarity = new JaroWinklerSimilarity();
        return command.getSubcommands().keySet().stream()
                .max(Comparator.comparingDouble(known -> similarity.apply(known, name)))
                .orElseThrow();
    }

    private static String sentence(Exception thrown) throws Exception {
        if (thrown instanceof Complaint complaint) {
            return complaint.getMessage();
        }
        if (thrown instanceof IOException failed) {
            return "A file cannot be read or written: " + failed.getMessage();
        }
        throw thrown;
    }
}
