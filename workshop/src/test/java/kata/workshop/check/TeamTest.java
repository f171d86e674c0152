package kata.workshop.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kata.workshop.MiniCourse;
import kata.workshop.course.Complaint;
import kata.workshop.course.Course;
import kata.workshop.engine.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two workers say what a single one says. */
class TeamTest {

    @TempDir
    private Path repository;

    @ParameterizedTest
    @CsvSource({"1, 16, 1", "2, 3, 1", "2, 4, 2", "2, 16, 2", "8, 64, 2", "4, 1, 1"})
    void there_are_two_where_cores_and_memory_are_enough(int cores, long gigabytes, int size) {
        assertEquals(size, Team.size(cores, gigabytes << 30));
    }

    @Test
    void the_reports_are_those_of_a_single_worker() throws IOException {
        MiniCourse.write(repository);
        Path mistake = repository.resolve(MiniCourse.SOLUTIONS + "mistakes/tripled/Mini.java");
        Files.writeString(
                mistake, Files.readString(mistake).replace("return 3 * number;", "System.exit(1); return 0;"));
        Course course = Course.read(repository);
        var tried = new ArrayList<String>();
        var one = new ArrayList<String>();
        List<Check.Report> reports;
        try (var team = new Team(2, "512m")) {
            reports = new Check(course, team, hears(tried), false).of(course.exercises());
        }
        try (var team = new Team(1, "512m")) {
            var alone = new Check(course, team, hears(one), false).of(course.exercises());
            assertEquals(withoutTimes(alone), withoutTimes(reports));
        }
        assertEquals(one, tried);
        List<String> shortcomings = reports.get(0).shortcomings();
        assertTrue(shortcomings.get(0).contains("ended the JVM"), shortcomings::toString);
        assertTrue(shortcomings.stream().allMatch(text -> text.contains("tripled")), shortcomings::toString);
        assertEquals(List.of(), reports.get(1).shortcomings());
    }

    @Test
    void a_run_that_can_not_be_made_ends_the_others() throws IOException {
        MiniCourse.write(repository);
        var exercise = Course.read(repository).exercise("mini");
        Path lost = Files.createDirectories(repository.resolve("lost"));
        Files.writeString(lost.resolve("LostTest.java"), "package kata.lost; class OtherTest {}");
        var begun = new ArrayList<String>();
        try (var team = new Team(2, "512m")) {
            List<Team.Run> runs = IntStream.range(0, 100)
                    .mapToObj(i -> new Team.Run("mini", "" + i, exercise.reference(), i == 3 ? lost : exercise.given()))
                    .toList();
            assertThrows(Complaint.class, () -> team.run(runs, run -> begun.add(run.name())));
            assertTrue(begun.size() < 100, () -> "" + begun);
            List<RunResult> after = team.run(runs.subList(0, 3), run -> {});
            assertTrue(after.stream().allMatch(RunResult::isGreen), () -> "" + after);
        }
    }

    private static Check.Listener hears(List<String> tried) {
        return new Check.Listener() {
            @Override
            public void begins(int runs) {
                tried.add("" + runs);
            }

            @Override
            public void trying(String exercise, String name) {
                tried.add(exercise + " " + name);
            }
        };
    }

    private static List<Check.Report> withoutTimes(List<Check.Report> reports) {
        return reports.stream()
                .map(report -> new Check.Report(
                        report.exercise(),
                        report.tried().stream()
                                .map(tried -> new Check.Tried(tried.name(), tried.outcomes(), 0))
                                .toList(),
                        report.shortcomings()))
                .toList();
    }
}
