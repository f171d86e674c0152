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
import kata.workshop.engine.Verdict.Outcome;
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
    private static List<Check.Report> reports;

    @BeforeAll
    static void check() throws IOException {
        course = Course.read(REPOSITORY);
        try (Team team = Team.ofThisMachine()) {
            reports = new Check(course, team, Check.Listener.NONE, false).of(course.exercises());
        }
    }

    @TestFactory
    Stream<DynamicTest> every_exercise_keeps_what_it_promises() {
        return reports.stream()
                .map(report -> DynamicTest.dynamicTest(
                        report.exercise(), () -> assertEquals(List.of(), report.shortcomings())));
    }

    /**
     * Exercises with an even number have their stubs tested, the others a mistake: a whole run of Maven for each would
     * take minutes. The references have had one: verify begins with it, or ends red.
     */
    @Test
    void stubs_and_mistakes_are_as_red_under_maven(@TempDir Path answers) throws Exception {
        for (Exercise exercise : course.exercises()) {
            String name = tested(exercise).name();
            Path answer = name.equals("stub")
                    ? exercise.answer()
                    : exercise.solutions().resolve(name);
            Path copy = Files.createDirectories(answers.resolve(exercise.path()));
            for (Path source : Sources.of(answer)) {
                Files.copy(source, copy.resolve(source.getFileName()));
            }
        }
        maven(answers + "/${exercise}");
        for (Exercise exercise : course.exercises()) {
            Check.Tried tested = tested(exercise);
            var here = new TreeMap<String, String>();
            tested.outcomes().forEach((method, outcome) -> here.put(method, kind(outcome)));
            assertEquals(underMaven(exercise), here, exercise.name() + ", " + tested.name());
        }
    }

    /** What the check has found of the answer that Maven tests, too. */
    private static Check.Tried tested(Exercise exercise) {
        String prefix = course.number(exercise) % 2 == 0 ? "stub" : "mistakes/";
        return reports.get(course.exercises().indexOf(exercise)).tried().stream()
                .filter(tried -> tried.name().startsWith(prefix))
                .findFirst()
                .orElseThrow();
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
                "-T2",
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
                            testcase.getAttribute("name").replaceAll("[({].*", ""),
                            verdict(testcase),
                            (one, other) -> one.equals("green") ? other : one);
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
