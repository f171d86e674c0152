package kata.workshop.screen;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kata.workshop.comparison.Compare;
import kata.workshop.comparison.Why;
import kata.workshop.course.Answer;
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

    /** The next hint; all of them when there is no other. */
    public static Page nextHint(Screen screen, Exercise exercise, Marks marks) throws IOException {
        List<Task.Hint> hints = Task.hints(exercise);
        int before = marks.hints(exercise);
        boolean last = before >= hints.size();
        var page = new Page(screen);
        for (int i = last ? 0 : before; i < (last ? hints.size() : before + 1); i++) {
            Task.Hint hint = hints.get(i);
            page.coloured(
                    Colour.BOLD, exercise.name() + ", hint " + (i + 1) + " of " + hints.size() + ": " + hint.title());
            page.blank();
            paragraphs(hint.text()).forEach(page::text);
            page.blank();
        }
        if (last) {
            page.text("There are no others.");
        }
        marks.hintShown(exercise, Math.min(hints.size(), before + 1));
        return page;
    }

    /** Lines of a paragraph run on; those of a block of code or a table stand as they are. */
    private static List<String> paragraphs(String text) {
        return List.of(text.split("\n\n", -1)).stream()
                .flatMap(part -> part.contains("```") || part.startsWith("|") || part.startsWith("    ")
                        ? part.lines()
                        : Stream.of(part.replace('\n', ' ')))
                .toList();
    }

    /** The course by tracks, with an arrow where the learner is. */
    public static Page list(Screen screen, List<Listed> exercises) {
        var page = new Page(screen);
        String track = "";
        for (Listed each : exercises) {
            if (!each.track().equals(track)) {
                track = each.track();
                page.coloured(Colour.BOLD, track);
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
