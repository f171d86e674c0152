package kata.workshop.course;

import picocli.CommandLine.ExitCode;

/** Something the user can mend; the message says how. */
public final class Complaint extends RuntimeException {

    private final int exitCode;

    public Complaint(String message) {
        this(message, ExitCode.SOFTWARE);
    }

    private Complaint(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The command was called wrongly. */
    public static Complaint ofArguments(String message) {
        return new Complaint(message, ExitCode.USAGE);
    }

    public int exitCode() {
        return exitCode;
    }
}
