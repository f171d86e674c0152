package kata.workshop.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import kata.workshop.course.Task;
import org.apache.spark.package$;

/** What an exercise's README must have, and whether what it names exists. */
final class Readme {

    private static final List<String> HEADINGS = List.of(
            "## The situation",
            "## The idea",
            "## What goes in and what comes out",
            "## How to run it",
            "## Hints",
            "## Further reading");

    private static final Pattern UNDER_THE_TITLE = Pattern.compile("\\*\\d+ minutes · teaches: .+ · before: .+\\*");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");
    private static final String SPARKS_PAGES = "https://spark.apache.org/docs/";
    private static final Pattern MODULE = Pattern.compile("-pl :([\\w-]+)");
    private static final Pattern LIVE = Pattern.compile("\\./kata live ([\\w-]+)");
    private static final Pattern FILE = Pattern.compile("`(src/[\\w./-]+)`");
    private static final Pattern CLASS =
            Pattern.compile("\\b((?:kata|org\\.apache|scala|java)(?:\\.[a-z]\\w*)*\\.[A-Z]\\w*\\$?)");

    private Readme() {}

    /** What is wrong with the README, each with what to do. */
    static List<String> shortcomings(Exercise exercise, Course course) throws IOException {
        Path file = exercise.readme();
        if (!Files.exists(file)) {
            return List.of("There is no README.md: copy another exercise's and rewrite it.");
        }
        String text = Files.readString(file);
        List<String> lines = text.lines().toList();
        var found = new ArrayList<String>();
        List<String> headings =
                lines.stream().filter(line -> line.startsWith("## ")).toList();
        if (!headings.equals(HEADINGS)) {
            found.add("README.md has the headings " + headings + ", but should have, in this order, " + HEADINGS + ".");
        }
        if (lines.size() < 3 || !UNDER_THE_TITLE.matcher(lines.get(2)).matches()) {
            found.add("README.md's third line should read like *5 minutes · teaches: ... · before: ...*.");
        }
        if (Task.hints(exercise).size() != 3) {
            found.add("README.md should have three hints, each in <details> with a <summary>, as word-count's.");
        }
        all(LINK, text).stream()
                .filter(link -> !link.startsWith("https://"))
                .filter(link -> !Files.exists(file.resolveSibling(link)))
                .forEach(link -> found.add("README.md links to " + link + ", which is not there."));
        String ourPages = SPARKS_PAGES + package$.MODULE$.SPARK_VERSION() + "/";
        all(LINK, text).stream()
                .filter(link -> link.startsWith(SPARKS_PAGES) && !link.startsWith(ourPages))
                .forEach(link -> found.add("README.md links to " + link + ", but should link to " + ourPages + "."));
        all(FILE, text).stream()
                .filter(name -> !Files.exists(file.resolveSibling(name)))
                .forEach(name -> found.add("README.md names the file " + name + ", which is not there."));
        var modules = new ArrayList<>(all(MODULE, text));
        modules.addAll(all(LIVE, text));
        modules.stream()
                .filter(name -> course.exercises().stream()
                        .noneMatch(other -> other.name().equals(name)))
                .forEach(name -> found.add("README.md has a command with " + name + ", which is no exercise."));
        if (!all(MODULE, text).contains(exercise.name())) {
            found.add("README.md should show ./mvnw test -pl :" + exercise.name() + ".");
        }
        all(CLASS, text).stream()
                .filter(name -> !exists(name))
                .forEach(name -> found.add("README.md names the class " + name + ", which is not there."));
        return found;
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, Readme.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }
}
