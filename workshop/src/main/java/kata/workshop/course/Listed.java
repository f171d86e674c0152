package kata.workshop.course;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One exercise, as {@code kata list} shows it and {@code --json} writes it. */
public record Listed(int number, String track, String name, int minutes, String state, boolean current) {

    /** The whole course, from its first exercise. */
    public static List<Listed> of(Course course, Marks marks) throws IOException {
        Exercise current = marks.current(course);
        var lines = new ArrayList<Listed>();
        for (Exercise exercise : course.exercises()) {
            lines.add(new Listed(
                    course.number(exercise),
                    exercise.track(),
                    exercise.name(),
                    Task.minutes(exercise),
                    marks.of(exercise).toString(),
                    exercise.equals(current)));
        }
        return lines;
    }
}
