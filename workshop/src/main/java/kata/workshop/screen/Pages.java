package kata.workshop.screen;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kata.workshop.comparison.Compare;
import kata.workshop.comparison.Markdown;
import kata.workshop.comparison.Why;
import kata.workshop.course.Answer;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import kata.workshop.course.Listed;
import kata.workshop.course.Marks;
import kata.workshop.course.Task;
import kata.workshop.engine.Mistakes;
import kata.workshop.engine.RunResult;
import kata.workshop.screen.Screen.Colour;

/** Pages that a command prints and that a key of {@code kata watch} shows. */
public final class Pages {

    private Pages() {}

    /** The next hint; the last one again when there is no other. */
    public static Page nextHint(Screen screen, Exercise exercise, Marks marks) throws IOException {
        List<Task.Hint> hints = Task.hints(exercise);
        int number = Math.min(hints.size(), marks.hints(exercise) + 1);
        Task.Hint hint = hints.get(number - 1);
        var page = new Page(screen)
                .coloured(
                        Colour.BOLD, exercise.name() + ", hint " + number + " of " + hints.size() + ": " + hint.title())
                .blank();
        paragraphs(hint.text()).forEach(page::text);
        if (marks.hints(exercise) >= hints.size()) {
            page.blank().text("This is the last one. All of them stand in the README.");
        }
        marks.hintShown(exercise, number);
        return page;
    }

    /** Lines of a paragraph, or of an item, run on; those of a block of code or a table stand as they are. */
    private static List<String> paragraphs(String text) {
        return List.of(text.split("\n\n", -1)).stream()
                .flatMap(part -> Stream.concat(
                        Stream.of(""),
                        part.contains("```") || part.startsWith("|") || part.startsWith("    ")
                                ? part.lines()
                                : Stream.of(part.split("\n(?=- )")).map(item -> item.replaceAll("\n *", " "))))
                .skip(1)
                .toList();
    }

    /** The course by tracks, with an arrow where the learner is. */
    public static Page list(Screen screen, List<Listed> exercises) {
        var page = new Page(screen);
        String track = "";
        for (Listed each : exercises) {
            if (!each.track().equals(track)) {
                track = each.track();
                page.coloured(
                        Colour.BOLD, String.format(Locale.ROOT, "%-33s %3d min", track, minutes(exercises, track)));
            }
            String text = String.format(
                    Locale.ROOT,
                    "%s%3d  %-26s %3d min  %s",
                    each.current() ? "->" : "  ",
                    each.number(),
                    each.name(),
                    each.minutes(),
                    each.state());
            if (each.state().equals(Marks.State.GREEN.toString())) {
                page.coloured(Colour.GREEN, text);
            } else {
                page.text(text);
            }
        }
        return page;
    }

    private static int minutes(List<Listed> exercises, String track) {
        return exercises.stream()
                .filter(each -> each.track().equals(track))
                .mapToInt(Listed::minutes)
                .sum();
    }

    /** What was put where, and where the learner's own files are now. */
    public static Page replaced(Screen screen, Exercise exercise, Answer.Replaced replaced, String what) {
        var page = new Page(screen);
        if (replaced.written().isEmpty() && replaced.backups().isEmpty()) {
            return page.text(exercise.name() + " is " + what + " already.");
        }
        replaced.written().forEach(file -> page.text(file.getFileName() + " is " + what + " now."));
        replaced.backups()
                .forEach(file -> page.text("What was there is kept beside it as " + file.getFileName() + "."));
        return page;
    }

    /** The task as its README has it, but for the hints, which come one by one. */
    public static Page readme(Screen screen, Exercise exercise) throws IOException {
        var page = new Page(screen);
        Markdown.folded(Task.withoutHints(exercise), screen.width()).forEach(page::line);
        return page;
    }

    /** What has been learnt when all is green, and where to go. */
    static Page closing(Screen screen, Course course) throws IOException {
        var page = new Page(screen)
                .coloured(Colour.BOLD, "The whole course is green.")
                .blank()
                .text("What you have learned:")
                .blank();
        for (Exercise exercise : course.exercises()) {
            page.text("  " + exercise.name() + ": " + Task.teaches(exercise));
        }
        return page.blank()
                .text("Where to go from here:")
                .blank()
                .text("  Each exercise's DISCUSSION.md, below solutions/, ends with what changes at scale.")
                .text("  Spark's guide: https://spark.apache.org/docs/4.2.0/streaming/index.html");
    }

    /** What a red run behaves like. */
    public static Page why(Screen screen, Exercise exercise, Mistakes.Likeness likeness) throws IOException {
        var page = new Page(screen);
        Why.text(exercise, likeness, screen.width()).forEach(page::line);
        return page;
    }

    /** The learner's answer beside the reference. */
    public static Page comparison(Screen screen, Exercise exercise, RunResult mine, RunResult reference)
            throws IOException {
        var page = new Page(screen);
        Compare.text(exercise, mine, reference, screen.width()).forEach(page::line);
        return page;
    }
}
