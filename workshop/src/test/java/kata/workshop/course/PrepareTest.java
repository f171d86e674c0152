package kata.workshop.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is proven of a room without network. */
class PrepareTest {

    private static Exercise exercise(String path) {
        return new Exercise(Path.of(""), path, path.replaceAll(".*/\\d+-", ""));
    }

    @Test
    void the_first_exercise_of_each_track_in_the_order_of_the_course() {
        var course = new Course(Stream.of("02-b/01-x", "02-b/02-y", "01-a/03-z", "02-b/04-w", "01-a/01-v")
                .map(PrepareTest::exercise)
                .toList());
        assertEquals(
                List.of("x", "z"),
                course.firstOfEachTrack().stream().map(Exercise::name).toList());
    }

    @Test
    void every_track_of_this_course_is_represented() throws IOException {
        Course course = Course.read(Path.of(".."));
        assertEquals(
                course.exercises().stream()
                        .map(exercise -> exercise.path().split("/")[0])
                        .distinct()
                        .toList(),
                course.firstOfEachTrack().stream()
                        .map(exercise -> exercise.path().split("/")[0])
                        .toList());
    }
}
