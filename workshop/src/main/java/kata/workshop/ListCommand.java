package kata.workshop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import kata.workshop.Screen.Colour;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kata list}: the course, and where you are. */
@Command(
        name = "list",
        description = "The course: tracks, minutes, how far you are.",
        footer = {"", "An arrow marks where you are: the first exercise that is not green."},
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    /** One exercise, as {@code --json} writes it. */
    record Line(int number, String track, String name, int minutes, String state, boolean current) {}

    @Mixin
    private Repository repository;

    @Option(names = "--json", description = "As a line of JSON: an array with an object for each exercise.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Line> lines = lines(repository.course(), repository.marks());
        if (json) {
            repository.out().println(Worker.JSON.writeValueAsString(lines));
        } else {
            repository.print(page(Screen.plain(), lines));
        }
        return 0;
    }

    static List<Line> lines(Course course, Marks marks) throws IOException {
        Exercise current = marks.current(course);
        var lines = new ArrayList<Line>();
        for (Exercise exercise : course.exercises()) {
            lines.add(new Line(
                    course.number(exercise),
                    exercise.track(),
                    exercise.name(),
                    Task.minutes(exercise),
                    marks.of(exercise).toString(),
                    exercise.equals(current)));
        }
        return lines;
    }

    static Page page(Screen screen, List<Line> lines) {
        var page = new Page(screen);
        String track = "";
        for (Line line : lines) {
            if (!line.track().equals(track)) {
                track = line.track();
                page.coloured(Colour.BOLD, track);
            }
            String text = String.format(
                    Locale.ROOT,
                    "%s%3d  %-26s %3d min  %s",
                    line.current() ? "->" : "  ",
                    line.number(),
                    line.name(),
                    line.minutes(),
                    line.state());
            if (line.state().equals(Marks.State.GREEN.toString())) {
                page.coloured(Colour.GREEN, text);
            } else {
                page.text(text);
            }
        }
        return page;
    }
}
