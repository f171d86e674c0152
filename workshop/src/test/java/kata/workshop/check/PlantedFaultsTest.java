package kata.workshop.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kata.workshop.MiniCourse;
import kata.workshop.course.Course;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The check is checked: a small course in which all is well, and one fault at a time planted in it. */
class PlantedFaultsTest {

    private static final String EXERCISE = MiniCourse.EXERCISE;
    private static final String SOLUTIONS = MiniCourse.SOLUTIONS;
    private static final String STUB = EXERCISE + "src/main/java/kata/mini/Mini.java";
    private static final String TEST = EXERCISE + "src/test/java/kata/mini/MiniTest.java";
    private static final String REFERENCE = SOLUTIONS + "src/main/java/kata/mini/Mini.java";
    private static final String MISTAKE = SOLUTIONS + "mistakes/not-doubled/Mini.java";
    private static final String ALTERNATIVE = SOLUTIONS + "alternatives/shifted/Mini.java";

    /**
     * @param name of the fault
     * @param file in which it is planted
     * @param from what is replaced there; empty to delete the file
     * @param to by what
     * @param says what the check must say
     */
    record Fault(String name, String file, String from, String to, String says) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Team team;

    @TempDir
    private Path repository;

    @BeforeAll
    static void start() {
        team = new Team(1, "512m");
    }

    @AfterAll
    static void stop() {
        team.close();
    }

    static List<Fault> faults() {
        return List.of(
                new Fault(
                        "a mistake that behaves otherwise than is written down",
                        MiniCourse.SOLUTIONS + "mistakes/behaviour.json",
                        "twice is thrice.",
                        "thrice is twice.",
                        "behaviour.json says: tripled. If that is right: ./kata check mini --renew"),
                new Fault(
                        "a test that passes on the stub",
                        TEST,
                        "assertEquals(8, Mini.twice(4), \"twice four is eight\");",
                        "",
                        "On the stub, doubles_others_too is green"),
                new Fault(
                        "a stub that is red for another reason",
                        STUB,
                        "return todo(\"Double the number.\");",
                        "throw new IllegalStateException(\"later\");",
                        "On the stub, doubles_two is red for another reason than the marker"),
                new Fault(
                        "a stub that does not compile",
                        STUB,
                        "return todo",
                        "return tood",
                        "The stub does not compile"),
                new Fault(
                        "a stub that is another than its copy",
                        SOLUTIONS + "stub/Mini.java",
                        "Double the number.",
                        "Double it.",
                        "The stub differs from its copy"),
                new Fault("no copy of the stub", SOLUTIONS + "stub/Mini.java", "", "", "There is no copy of the stub"),
                new Fault("no tests", TEST, "@Test", "", "There are no tests"),
                new Fault(
                        "a red reference",
                        REFERENCE,
                        "return 2 * number;",
                        "return 3 * number;",
                        "reference should be green, but doubles_two is red"),
                new Fault("no reference", REFERENCE, "", "", "There is no reference: write it in"),
                new Fault(
                        "a mistake that nobody catches",
                        MISTAKE,
                        "return number;",
                        "return number + number;",
                        "mistakes/not-doubled is not caught by any test"),
                new Fault(
                        "a mistake caught by another test",
                        MISTAKE,
                        "@caughtBy doubles_two",
                        "@caughtBy leaves_zero_alone",
                        "mistakes/not-doubled should be caught by leaves_zero_alone, but is caught by"),
                new Fault(
                        "a mistake that names no test",
                        MISTAKE,
                        " * @caughtBy doubles_two\n",
                        "",
                        "mistakes/not-doubled's Javadoc should begin"),
                new Fault(
                        "a mistake that names a test that is not there",
                        MISTAKE,
                        "@caughtBy doubles_two",
                        "@caughtBy doubles_tow",
                        "there is no such test"),
                new Fault(
                        "a mistake caught by an accident",
                        MISTAKE,
                        "return number;",
                        "return Integer.parseInt(\"no number\");",
                        "fails doubles_two by ERROR and not by an expectation"),
                new Fault(
                        "a message that does not say what is promised",
                        MISTAKE,
                        "@says twice two is four",
                        "@says twice two is five",
                        "the message does not say \"twice two is five\""),
                new Fault(
                        "a mistake that does what another does",
                        SOLUTIONS + "mistakes/tripled/Mini.java",
                        "return 3 * number;",
                        "return number - 0;",
                        "mistakes/tripled behaves as mistakes/not-doubled does"),
                new Fault("a mistake that does not compile", MISTAKE, "return number;", "", "does not compile"),
                new Fault(
                        "a right answer that is refused",
                        TEST,
                        "assertEquals(4, Mini.twice(2), \"twice two is four\");",
                        "assertEquals(4, Mini.twice(2), \"twice two is four\");"
                                + " org.junit.jupiter.api.Assertions.assertNotEquals(\"shifted\", Mini.HOW);",
                        "alternatives/shifted should be green, but doubles_two is red"),
                new Fault(
                        "an alternative that does not say when",
                        ALTERNATIVE,
                        "/** Shifts the bits. Prefer it never. */",
                        "",
                        "alternatives/shifted should say in its Javadoc when to prefer it"),
                new Fault(
                        "drifted Javadoc",
                        REFERENCE,
                        "@return its double",
                        "@return twice of it",
                        "The Javadoc of stub and reference differs at"),
                new Fault(
                        "a drifted signature",
                        REFERENCE,
                        "public static int twice(int number)",
                        "public static int twice(int n, int... more) { return twice(n); }\n    static int twice(int number)",
                        "differ in their public members"),
                new Fault(
                        "a missing heading", EXERCISE + "README.md", "## The idea\n", "", "README.md has the headings"),
                new Fault("missing minutes", EXERCISE + "README.md", "*5 minutes", "*Some minutes", "third line"),
                new Fault("a missing hint", EXERCISE + "README.md", "<summary>A nudge</summary>", "", "three hints"),
                new Fault(
                        "a dead link",
                        EXERCISE + "README.md",
                        "[the track](../README.md)",
                        "[the track](../REDAME.md)",
                        "links to ../REDAME.md, which is not there"),
                new Fault(
                        "a command for no exercise",
                        EXERCISE + "README.md",
                        "-pl :mini",
                        "-pl :mimi",
                        "a command with mimi, which is no exercise"),
                new Fault(
                        "a file that is not there",
                        EXERCISE + "README.md",
                        "`src/main/java/kata/mini/Mini.java`",
                        "`src/main/java/kata/mini/Maxi.java`",
                        "names the file src/main/java/kata/mini/Maxi.java"),
                new Fault(
                        "a class that is not there",
                        EXERCISE + "README.md",
                        "java.util.List",
                        "java.util.Lost",
                        "names the class java.util.Lost"),
                new Fault("no README", EXERCISE + "README.md", "", "", "There is no README.md"),
                new Fault(
                        "a discussion that is silent on a mistake",
                        SOLUTIONS + "DISCUSSION.md",
                        "`not-doubled`",
                        "it",
                        "DISCUSSION.md should name `not-doubled`"),
                new Fault("no discussion", SOLUTIONS + "DISCUSSION.md", "", "", "DISCUSSION.md"),
                new Fault(
                        "too few mistakes",
                        SOLUTIONS + "mistakes/tripled/Mini.java",
                        "",
                        "",
                        "There should be 6 to 12 mistakes. The number is 5."),
                new Fault(
                        "too few alternatives",
                        ALTERNATIVE,
                        "",
                        "",
                        "There should be at least 2 alternatives. The number is 1."));
    }

    private Check.Report check() throws IOException {
        Course course = Course.read(repository);
        return new Check(course, team, Check.Listener.NONE, false)
                .of(List.of(course.exercise("mini")))
                .get(0);
    }

    @Test
    void a_course_in_which_all_is_well_falls_short_of_nothing() throws IOException {
        MiniCourse.write(repository);
        Check.Report report = check();
        assertEquals(List.of(), report.shortcomings());
        assertEquals(10, report.tried().size());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_planted_fault_is_found_and_named(Fault fault) throws IOException {
        MiniCourse.write(repository);
        plant(fault);
        List<String> shortcomings = check().shortcomings();
        assertTrue(
                shortcomings.stream().anyMatch(text -> text.contains(fault.says())),
                () -> "not found; the check says: " + shortcomings);
    }

    @Test
    void too_many_mistakes_are_found_too() throws IOException {
        MiniCourse.write(repository);
        Path mistake = repository.resolve(MISTAKE);
        for (int copy = 1; copy <= 7; copy++) {
            Path folder = mistake.getParent().resolveSibling("copy-" + copy);
            Files.copy(mistake, Files.createDirectory(folder).resolve("Mini.java"));
        }
        List<String> shortcomings = check().shortcomings();
        assertTrue(
                shortcomings.contains("There should be 6 to 12 mistakes. The number is 13."), shortcomings::toString);
    }

    private void plant(Fault fault) throws IOException {
        Path file = repository.resolve(fault.file());
        if (fault.from().isEmpty()) {
            Files.delete(file);
            Path folder = file.getParent();
            try (var rest = Files.list(folder)) {
                if (rest.findAny().isEmpty()) {
                    Files.delete(folder);
                }
            }
            return;
        }
        String text = Files.readString(file);
        assertTrue(text.contains(fault.from()), "the fault cannot be planted");
        Files.writeString(file, text.replace(fault.from(), fault.to()));
    }
}
