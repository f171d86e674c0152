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
import kata.workshop.course.Answer;
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
        return new Check(course, team, Check.Listener.NONE)
                .of(course.exercises()).stream()
                        .map(report -> DynamicTest.dynamicTest(
                                report.exercise(), () -> assertEquals(List.of(), report.shortcomings())));
    }

    @Test
    void the_stubs_are_as_red_under_maven() throws Exception {
        agree("${project.basedir}/src/main/java", Exercise::answer);
    }

    @Test
    void the_references_are_as_green_under_maven() throws Exception {
        agree("${project.basedir}/../../../solutions/${exercise}/src/main/java", Exercise::reference);
    }

    @Test
    void a_mistake_of_each_is_as_red_under_maven(@TempDir Path mistakes) throws Exception {
        var first = new TreeMap<String, Path>();
        for (Exercise exercise : course.exercises()) {
            try (Stream<Path> folders = Files.list(exercise.solutions().resolve("mistakes"))) {
                Path mistake = folders.sorted().findFirst().orElseThrow();
                Path copy = Files.createDirectories(mistakes.resolve(exercise.path()));
                for (Path source : Sources.of(mistake)) {
                    Files.copy(source, copy.resolve(source.getFileName()));
                }
                first.put(exercise.name(), copy);
            }
        }
        agree(mistakes + "/${exercise}", exercise -> first.get(exercise.name()));
    }

    private interface Answer {
        Path of(Exercise exercise);
    }

    /** Runs all exercises once under Maven and once here, and compares the outcome of every test method. */
    private static void agree(String answerDirectory, Answer answer) throws Exception {
        maven(answerDirectory);
        List<RunResult> runs = team.run(
                course.exercises().stream()
                        .map(each -> new Team.Run(each.name(), "", answer.of(each), each.given()))
                        .toList(),
                run -> {});
        for (Exercise exercise : course.exercises()) {
            var here = new TreeMap<String, String>();
            runs.get(course.number(exercise) - 1)
                    .verdicts()
                    .forEach(verdict -> here.put(verdict.method(), kind(verdict.outcome())));
            assertEquals(underMaven(exercise), here, exercise.name());
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
