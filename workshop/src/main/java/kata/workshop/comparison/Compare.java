package kata.workshop.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kata.testkit.report.Fold;
import kata.workshop.course.Exercise;
import kata.workshop.engine.Mistakes;
import kata.workshop.engine.RunResult;

/** What there is to see once an answer is written: it beside the reference, in code, plan and words. */
public final class Compare {

    private static final int NARROWEST = 40;

    private Compare() {}

    /**
     * The whole comparison, without colours.
     *
     * @param mine what became of the learner's answer
     * @param reference what became of the reference
     * @param columns of the terminal; in fewer than 40 the lines are as long as in 40
     */
    public static List<String> text(Exercise exercise, RunResult mine, RunResult reference, int columns)
            throws IOException {
        int width = Math.max(NARROWEST, columns);
        var lines = new ArrayList<String>();
        lines.addAll(code(exercise, width));
        if (!mine.plan().isEmpty() && !reference.plan().isEmpty()) {
            lines.add("");
            lines.addAll(Plans.compared(mine.plan(), reference.plan(), width));
        }
        List<String> like = mine.isGreen() ? resemblance(exercise, width) : why(exercise, mine, width);
        if (!like.isEmpty()) {
            lines.add("");
            lines.addAll(like);
        }
        Path discussion = exercise.solutions().resolve("DISCUSSION.md");
        if (Files.exists(discussion)) {
            lines.add("");
            lines.addAll(Markdown.folded(Files.readAllLines(discussion), width));
        }
        return lines;
    }

    private static List<String> code(Exercise exercise, int width) throws IOException {
        List<String> mine = Code.read(exercise.answer()).lines();
        List<String> reference = Code.read(exercise.reference()).lines();
        if (stripped(mine).equals(stripped(reference))) {
            return Fold.lines("Your answer is the reference, word for word.", width);
        }
        var lines = new ArrayList<>(Fold.lines(
                "Lines marked | differ; those marked < are only in your answer, those marked > only in the reference.",
                width));
        lines.add("");
        lines.addAll(SideBySide.of(mine, reference, "your answer", "the reference", width));
        return lines;
    }

    private static List<String> stripped(List<String> lines) {
        return lines.stream().map(String::strip).toList();
    }

    private static List<String> resemblance(Exercise exercise, int width) throws IOException {
        return Resemblance.of(exercise, exercise.answer())
                .map(like -> "Your answer resembles the alternative `" + like.name() + "`: " + like.says())
                .map(sentence -> Fold.lines(sentence, width))
                .orElse(List.of());
    }

    private static List<String> why(Exercise exercise, RunResult red, int width) throws IOException {
        var likeness = Mistakes.of(exercise).like(red);
        return likeness.isPresent() ? Why.text(exercise, likeness.get(), width) : List.of();
    }
}
