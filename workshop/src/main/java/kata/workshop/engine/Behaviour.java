package kata.workshop.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an exercise's tests see of an answer: two answers of one belief behave alike, however they are written.
 *
 * @param red by test method that is not green: how it ended, and a digest of what it said
 */
public record Behaviour(Map<String, String> red) {

    /** Hexadecimal digits: a handful of messages are to be told from each other. */
    private static final int DIGITS = 8;

    /** What differs from run to run and from machine to machine, and between two ways to write the same. */
    private static final Pattern INCIDENTAL = Pattern.compile(
            // the line of the answer; numbers that Spark gives to columns and plans; identities of objects
            "(?m)^\\s*at \\S+\\.java:.*$|#\\d+L?|plan_id=\\d+|RDD\\[\\d+]"
                    + "|(?<=\\$\\$Lambda)[/$\\w]+|@[0-9a-f]{4,}"
                    // paths; what stands behind a static field's name
                    + "|\\S*[/\\\\]\\S*[/\\\\]\\S+|(?s)Run once more, alone, .*");

    /** The last digits of what a model has learned depend on the order in which a machine adds. */
    private static final Pattern LAST_DIGITS = Pattern.compile("(\\.\\d{3})\\d+");

    public Behaviour {
        red = new TreeMap<>(red);
    }

    public static Behaviour of(List<Verdict> verdicts) {
        var red = new TreeMap<String, String>();
        verdicts.stream()
                .filter(verdict -> verdict.outcome() != Verdict.Outcome.PASSED)
                .forEach(verdict -> red.merge(
                        verdict.method(),
                        verdict.outcome() + " " + digest(verdict.message()),
                        (one, other) -> one + ", " + other));
        return new Behaviour(red);
    }

    private static String digest(String message) {
        String essential = INCIDENTAL.matcher(message).replaceAll(" ");
        String essence = LAST_DIGITS.matcher(essential).replaceAll("$1").strip().replaceAll("\\s+", " ");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(essence.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every JDK has it
        }
    }
}
