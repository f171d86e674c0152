package kata.workshop;

import picocli.CommandLine.ExitCode;

/** Something the user can mend; the message says how. */
final class Complaint extends RuntimeException {

    private final int exitCode;

    Complaint(String message) {
        this(message, ExitCode.SOFTWARE);
    }

    private Complaint(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The command was called wrongly. */
    static Complaint ofArguments(String message) {
        return new Complaint(message, ExitCode.USAGE);
    }

    int exitCode() {
        return exitCode;
    }
}
