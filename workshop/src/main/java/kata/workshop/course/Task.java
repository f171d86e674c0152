package kata.workshop.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an exercise asks for, in the words of its README and its stub. */
public final class Task {

    private static final Pattern UNDER_THE_TITLE = Pattern.compile("\\*(\\d+) minutes · teaches: (.+) · before: .+\\*");
    private static final Pattern TODO = Pattern.compile("todo\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern HINT =
            Pattern.compile("<details>\\s*<summary>(.*?)</summary>(.*?)</details>", Pattern.DOTALL);

    /** One of three, from a nudge to the names. */
    public record Hint(String title, String text) {}

    private Task() {}

    /** What is to be done, and what it teaches: two sentences. */
    public static List<String> of(Exercise exercise) throws IOException {
        Matcher todo = TODO.matcher(Files.readString(Sources.of(exercise.stub()).get(0)));
        String task = todo.find() ? todo.group(1) : exercise.name();
        return List.of(task, minutes(exercise) + " minutes, to learn: " + teaches(exercise) + ".");
    }

    static int minutes(Exercise exercise) throws IOException {
        return Integer.parseInt(underTheTitle(exercise).group(1));
    }

    public static String teaches(Exercise exercise) throws IOException {
        return underTheTitle(exercise).group(2);
    }

    public static List<Hint> hints(Exercise exercise) throws IOException {
        return HINT.matcher(readme(exercise))
                .results()
                .map(found -> new Hint(found.group(1).strip(), found.group(2).strip()))
                .toList();
    }

    /** The README's lines, but for the section with the hints. */
    public static List<String> withoutHints(Exercise exercise) throws IOException {
        return readme(exercise)
                .replaceFirst("(?s)\n## Hints\n.*?(?=\n## |$)", "")
                .lines()
                .toList();
    }

    private static Matcher underTheTitle(Exercise exercise) throws IOException {
        Matcher line = UNDER_THE_TITLE.matcher(readme(exercise));
        if (!line.find()) {
            throw new Complaint(exercise.readme() + " has no line with the minutes under its title.");
        }
        return line;
    }

    private static String readme(Exercise exercise) throws IOException {
        Path file = exercise.readme();
        if (!Files.exists(file)) {
            throw new Complaint("There is no " + file + ": put it back, from git or from where you got the course.");
        }
        return Files.readString(file).replace("\r\n", "\n");
    }
}
