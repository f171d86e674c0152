package kata.workshop.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import kata.workshop.course.Sources;
import kata.workshop.engine.RunResult;
import kata.workshop.engine.Verdict.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The check of the course, and that it says what {@code ./mvnw test} says. */
class CourseTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private static Course course;
    private static Team team;

    @BeforeAll
    static void start() throws IOException {
        course = Course.read(REPOSITORY);
        team = Team.ofThisMachine();
    }

    @AfterAll
    static void stop() {
        team.close();
    }

    @TestFactory
    Stream<DynamicTest> every_exercise_keeps_what_it_promises() throws IOException {
        return new Check(course, team, Check.Listener.NONE, false)
                .of(course.exercises()).stream()
                        .map(report -> DynamicTest.dynamicTest(
                                report.exercise(), () -> assertEquals(List.of(), report.shortcomings())));
    }

    /**
     * Exercises with an even number have their stubs tested, the others a mistake: a whole run of Maven for each would
     * take minutes. The references have had one: verify begins with it, or ends red.
     */
    @Test
    void stubs_and_mistakes_are_as_red_under_maven(@TempDir Path answers) throws Exception {
        var runs = new ArrayList<Team.Run>();
        for (Exercise exercise : course.exercises()) {
            Path answer = course.number(exercise) % 2 == 0 ? exercise.answer() : firstMistake(exercise);
            Path copy = Files.createDirectories(answers.resolve(exercise.path()));
            for (Path source : Sources.of(answer)) {
                Files.copy(source, copy.resolve(source.getFileName()));
            }
            runs.add(new Team.Run(exercise.name(), "" + answer, copy, exercise.given()));
        }
        maven(answers + "/${exercise}");
        List<RunResult> results = team.run(runs, run -> {});
        for (Exercise exercise : course.exercises()) {
            int number = course.exercises().indexOf(exercise);
            var here = new TreeMap<String, String>();
            results.get(number).verdicts().forEach(verdict -> here.put(verdict.method(), kind(verdict.outcome())));
            assertEquals(underMaven(exercise), here, runs.get(number).name());
        }
    }

    private static Path firstMistake(Exercise exercise) throws IOException {
        try (Stream<Path> folders = Files.list(exercise.solutions().resolve("mistakes"))) {
            return folders.filter(Files::isDirectory).sorted().findFirst().orElseThrow();
        }
    }

    private static String kind(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "green";
            case NOT_SOLVED -> "not solved";
            default -> "red";
        };
    }

    private static void maven(String answerDirectory) throws Exception {
        var command = new ArrayList<>(
                WINDOWS
                        ? List.of("cmd", "/c", "mvnw.cmd")
                        : List.of(REPOSITORY.resolve("mvnw").toString()));
        command.addAll(List.of(
                "-o",
                "test",
                "-fae",
                "-Danswer.directory=" + answerDirectory,
                "-Danswer.target=${project.basedir}/target/agreement",
                "-pl",
                String.join(
                        ",",
                        course.exercises().stream()
                                .map(exercise -> ":" + exercise.name())
                                .toList())));
        Process process = new ProcessBuilder(command)
                .directory(REPOSITORY.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(15, TimeUnit.MINUTES)) {
                throw new AssertionError("Maven did not end within 15 minutes.");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static Map<String, String> underMaven(Exercise exercise) throws Exception {
        var verdicts = new TreeMap<String, String>();
        Path reports = exercise.answer()
                .resolve("../../../target/agreement/surefire-reports")
                .normalize();
        try (Stream<Path> files = Files.list(reports)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".xml")).toList()) {
                var cases = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile())
                        .getElementsByTagName("testcase");
                for (int i = 0; i < cases.getLength(); i++) {
                    var testcase = (Element) cases.item(i);
                    verdicts.merge(
                            testcase.getAttribute("name").replaceAll("[({].*", ""), verdict(testcase), (a, b) -> a);
                }
            }
        }
        return verdicts;
    }

    private static String verdict(Element testcase) {
        var problems = Stream.of("failure", "error")
                .map(testcase::getElementsByTagName)
                .filter(found -> found.getLength() > 0)
                .map(found -> ((Element) found.item(0)).getAttribute("type"))
                .toList();
        if (problems.isEmpty()) {
            return "green";
        }
        return problems.get(0).equals("kata.testkit.report.NotSolved") ? "not solved" : "red";
    }
}
