package kata.workshop.engine;

/**
 * What became of one test method.
 *
 * @param method its name
 * @param outcome how it ended
 * @param message empty when it passed; else what the learner reads, in full
 */
public record Verdict(String method, Outcome outcome, String message) {

    public enum Outcome {
        /** Green. */
        PASSED,
        /** Red by the marker: nobody has written the answer yet. */
        NOT_SOLVED,
        /** Red by an assertion; the message is the story of the stream. */
        FAILED,
        /** Red by an error of Spark's whose meaning is known; the message explains it. */
        KNOWN_ERROR,
        /** Red because something else was thrown. */
        ERROR,
        /** Given up. */
        TIMED_OUT
    }

    /** The method's name as a sentence. */
    public String sentence() {
        return method.replace('_', ' ');
    }
}
