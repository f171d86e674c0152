package kata.workshop.engine;

import java.util.Comparator;
import java.util.List;

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

    /**
     * @param methods as the tests teach; a verdict of none of them, as of a class that fails as a whole, comes last
     */
    static List<Verdict> inOrder(List<Verdict> verdicts, List<String> methods) {
        return verdicts.stream()
                .sorted(Comparator.comparingInt(verdict -> place(verdict.method(), methods)))
                .toList();
    }

    private static int place(String method, List<String> methods) {
        int place = methods.indexOf(method);
        return place < 0 ? methods.size() : place;
    }

    /** The method's name as a sentence. */
    public String sentence() {
        return sentence(method);
    }

    /** A test method's name as a sentence. */
    public static String sentence(String method) {
        return method.replace('_', ' ');
    }
}
