package kata.workshop.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import kata.testkit.report.Fold;
import kata.workshop.course.Exercise;
import kata.workshop.engine.Mistakes;

/** What a red run tells of the belief behind it. */
public final class Why {

    private Why() {}

    /** The belief, and what the exercise's discussion says of it; nothing of the reference. */
    public static List<String> text(Exercise exercise, Mistakes.Likeness likeness, int width) throws IOException {
        String belief = likeness.mistake().belief();
        var lines = new ArrayList<>(Fold.lines(
                likeness.certain()
                        ? "Your answer behaves exactly like one that believes that " + belief
                        : "It is not certain, but your answer behaves much like one that believes that " + belief,
                width));
        lines.add("");
        lines.addAll(Fold.lines(discussed(exercise, likeness.name()), width));
        return lines;
    }

    /** The mistake's item in the discussion, without its name. */
    private static String discussed(Exercise exercise, String name) throws IOException {
        String discussion = Files.readString(exercise.solutions().resolve("DISCUSSION.md"));
        return Pattern.compile("(?m)^- `" + Pattern.quote(name) + "`: (.*(?:\\R {2}.*)*)")
                .matcher(discussion)
                .results()
                .map(item -> item.group(1).replaceAll("\\s+", " "))
                .map(text -> text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1))
                .findFirst()
                .orElse("");
    }
}
