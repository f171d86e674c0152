package kata.workshop;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The {@code kata} command. */
@Command(
        name = "kata",
        description = "Beside the tests: hear your answers live, and check the course.",
        mixinStandardHelpOptions = true,
        version = "Spark streaming kata 1",
        subcommands = {LiveCommand.class, FeedCommand.class, CheckCommand.class})
public final class Kata {

    /** Tells the launcher to build the command anew and start it again. */
    private static final int STALE = 77;

    private Kata() {}

    public static void main(String[] args) {
        if (Build.isStale(Path.of(""))) {
            System.exit(STALE);
        }
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Kata()).setExecutionExceptionHandler((thrown, command, parsed) -> {
            if (thrown instanceof Complaint complaint) {
                command.getErr().println(complaint.getMessage());
                return ExitCode.SOFTWARE;
            }
            throw thrown;
        });
    }
}
