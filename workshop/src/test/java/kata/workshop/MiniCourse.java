package kata.workshop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import kata.workshop.course.Exercise;
import kata.workshop.engine.Behaviour;
import kata.workshop.engine.Mistakes;
import kata.workshop.engine.Verdict;

/** A course in which all is well, without Spark. */
public final class MiniCourse {

    /** The first exercise's two folders. */
    public static final String EXERCISE = "exercises/01-track/01-mini/";

    public static final String SOLUTIONS = "solutions/01-track/01-mini/";

    /** Why each test must hold. */
    private static final Map<String, String> SAYS = Map.of(
            "doubles_two", "twice two is four",
            "doubles_others_too", "twice four is eight",
            "leaves_zero_alone", "zero has no double");

    private static final Map<String, Integer> NUMBERS =
            Map.of("doubles_two", 2, "doubles_others_too", 4, "leaves_zero_alone", 0);

    private record Mistake(String name, String belief, String body, IntUnaryOperator twice, String caughtBy) {

        Mistakes.Mistake behaviour() {
            List<Verdict> red = NUMBERS.entrySet().stream()
                    .filter(test -> twice.applyAsInt(test.getValue()) != 2 * test.getValue())
                    .map(test -> new Verdict(
                            test.getKey(),
                            Verdict.Outcome.FAILED,
                            SAYS.get(test.getKey()) + " ==> expected: <" + 2 * test.getValue() + "> but was: <"
                                    + twice.applyAsInt(test.getValue()) + ">"))
                    .toList();
            return new Mistakes.Mistake(belief, caughtBy, Behaviour.of(red).red());
        }
    }

    private MiniCourse() {}

    /** Writes the whole course into an empty folder: {@code mini} and, made of the same files, {@code other}. */
    public static void write(Path repository) throws IOException {
        write(repository, "exercises/pom.xml", """
                <project><modules>
                  <module>01-track/01-mini</module>
                  <module>01-track/02-other</module>
                </modules></project>
                """);
        write(repository, "exercises/01-track/README.md", "# A track");
        exercise(repository, "01-mini", "mini");
        exercise(repository, "02-other", "other");
    }

    private static void exercise(Path repository, String folder, String name) throws IOException {
        String exercise = "exercises/01-track/" + folder + "/";
        String solutions = "solutions/01-track/" + folder + "/";
        write(
                repository,
                exercise + "pom.xml",
                "<project><parent><artifactId>exercises</artifactId></parent><artifactId>" + name
                        + "</artifactId></project>");
        write(repository, exercise + "README.md", """
                # Mini

                *5 minutes · teaches: doubling · before: nothing*

                ## The situation

                See [the track](../README.md).

                ## The idea

                ## What goes in and what comes out

                A number, and not a java.util.List of them.

                ## How to run it

                `./mvnw test -pl :%s`, then edit `src/main/java/kata/mini/Mini.java`.

                ## Hints

                <details>
                <summary>A nudge</summary>

                Think of two.

                </details>
                <details>
                <summary>More</summary>

                Think of two numbers.

                </details>
                <details>
                <summary>The names</summary>

                The operator is `*`.

                </details>

                ## Further reading
                """.formatted(name));
        String stub = mini("", "return todo(\"Double the number.\");", "")
                .replace("\n\n/**", "\n\nimport static kata.testkit.Todo.todo;\n\n/**");
        write(repository, exercise + "src/main/java/kata/mini/Mini.java", stub);
        write(repository, solutions + "stub/Mini.java", stub);
        write(repository, solutions + "src/main/java/kata/mini/Mini.java", mini("", "return 2 * number;", ""));
        var mistakes = List.of(
                new Mistake("not-doubled", "a number is its double.", "return number;", n -> n, "doubles_two"),
                new Mistake("tripled", "twice is thrice.", "return 3 * number;", n -> 3 * n, "doubles_two"),
                new Mistake("always-four", "two is the only number.", "return 4;", n -> 4, "leaves_zero_alone"),
                new Mistake(
                        "squared", "twice is the square.", "return number * number;", n -> n * n, "doubles_others_too"),
                new Mistake("two-more", "twice is two more.", "return number + 2;", n -> n + 2, "leaves_zero_alone"),
                new Mistake("halved", "twice is the half.", "return number / 2;", n -> n / 2, "doubles_two"));
        var byName = new TreeMap<String, Mistakes.Mistake>();
        for (Mistake mistake : mistakes) {
            write(
                    repository,
                    solutions + "mistakes/" + mistake.name + "/Mini.java",
                    mini(
                            "Believes that " + mistake.belief,
                            mistake.body,
                            mistake.caughtBy + "\n * @says " + SAYS.get(mistake.caughtBy)));
            byName.put(mistake.name, mistake.behaviour());
        }
        new Mistakes(byName).write(new Exercise(repository, "01-track/" + folder, name));
        write(repository, solutions + "alternatives/checked/Mini.java", """
                package kata.mini;

                /** Sees an overflow. Prefer it for large numbers. */
                public final class Mini {
                    public static final String HOW = "checked";

                    public static int twice(int number) {
                        return Math.multiplyExact(2, number);
                    }
                }
                """);
        write(repository, solutions + "alternatives/shifted/Mini.java", """
                package kata.mini;

                /** Shifts the bits. Prefer it never. */
                public final class Mini {
                    public static final String HOW = "shifted";

                    public static int twice(int number) {
                        return number << 1;
                    }
                }
                """);
        write(
                repository,
                solutions + "DISCUSSION.md",
                "# Mini: discussion\n\n- `not-doubled`: nobody is billed\n  twice as much.\n- `tripled`: too much.\n\n"
                        + "`always-four`, `squared`, `two-more`, `halved`; `checked`, `shifted`\n");
        write(repository, exercise + "src/test/java/kata/mini/MiniTest.java", """
                package kata.mini;

                import static org.junit.jupiter.api.Assertions.assertEquals;

                import org.junit.jupiter.api.Test;

                class MiniTest {
                    @Test
                    void doubles_two() {
                        assertEquals(4, Mini.twice(2), "twice two is four");
                    }

                    @Test
                    void doubles_others_too() {
                        assertEquals(8, Mini.twice(4), "twice four is eight");
                    }

                    @Test
                    void leaves_zero_alone() {
                        assertEquals(0, Mini.twice(0), "zero has no double");
                    }
                }
                """);
    }

    private static String mini(String belief, String body, String caughtBy) {
        return """
                package kata.mini;

                /**
                 * %s
                 *
                 * @caughtBy %s
                 */
                public final class Mini {
                    /** How it is done. */
                    public static final String HOW = "any";

                    /**
                     * Doubles.
                     *
                     * @param number any
                     * @return its double
                     */
                    public static int twice(int number) {
                        %s
                    }
                }
                """.formatted(belief, caughtBy, body);
    }

    private static void write(Path repository, String file, String text) throws IOException {
        Path path = repository.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
