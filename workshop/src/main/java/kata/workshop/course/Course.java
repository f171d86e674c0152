package kata.workshop.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The course as it stands in the repository: the modules that {@code exercises/pom.xml} lists, in that order.
 *
 * @param exercises from the first
 */
public record Course(List<Exercise> exercises) {

    /**
     * @param repository the folder with the Maven wrapper
     * @throws IOException when the poms cannot be read
     */
    public static Course read(Path repository) throws IOException {
        var exercises = new ArrayList<Exercise>();
        for (String path : texts(repository.resolve("exercises/pom.xml"), "module")) {
            // The first artifactId of a module's pom is its parent's.
            String name = texts(repository.resolve("exercises").resolve(path).resolve("pom.xml"), "artifactId")
                    .get(1);
            exercises.add(new Exercise(repository, path, name));
        }
        return new Course(List.copyOf(exercises));
    }

    /**
     * The exercise that is meant: its name, its number in the course, or a part of the name, best its beginning, that only one has.
     *
     * @throws Complaint that lists the nearest when none or several are meant
     */
    public Exercise exercise(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        List<Exercise> meant = exercises.stream()
                .filter(exercise -> exercise.name().equals(wanted) || wanted.equals("" + number(exercise)))
                .toList();
        if (meant.isEmpty()) {
            meant = named(each -> each.startsWith(wanted));
        }
        if (meant.size() != 1) {
            meant = named(each -> each.contains(wanted));
        }
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (meant.size() > 1) {
            throw Complaint.ofArguments(name + " may mean " + names(meant) + ": say a little more.");
        }
        List<Exercise> nearest = exercises.stream()
                .sorted(Comparator.comparingInt(exercise -> distance(wanted, exercise.name())))
                .limit(3)
                .toList();
        throw Complaint.ofArguments("There is no exercise " + name + ". The nearest are: " + names(nearest)
                + ". ./kata list shows them all.");
    }

    private List<Exercise> named(Predicate<String> wanted) {
        return exercises.stream()
                .filter(exercise -> wanted.test(exercise.name()))
                .toList();
    }

    /** Enough to meet every library: what an exercise needs besides is the same within a track. */
    public List<Exercise> firstOfEachTrack() {
        var first = new LinkedHashMap<String, Exercise>();
        exercises.forEach(exercise -> first.putIfAbsent(exercise.track(), exercise));
        return List.copyOf(first.values());
    }

    /** From one. */
    public int number(Exercise exercise) {
        return exercises.indexOf(exercise) + 1;
    }

    /** To the name or the word of it that is nearest. */
    private static int distance(String wanted, String name) {
        return Stream.concat(Stream.of(name), Stream.of(name.split("-")))
                .mapToInt(part -> LevenshteinDistance.getDefaultInstance().apply(wanted, part))
                .min()
                .orElseThrow();
    }

    private static String names(List<Exercise> exercises) {
        return exercises.stream().map(Exercise::name).collect(Collectors.joining(", "));
    }

    private static List<String> texts(Path pom, String tag) throws IOException {
        try (var in = Files.newInputStream(pom)) {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // which throws, and does not print
            Document document = builder.parse(in);
            var elements = document.getElementsByTagName(tag);
            var texts = new ArrayList<String>();
            for (int i = 0; i < elements.getLength(); i++) {
                texts.add(elements.item(i).getTextContent().strip());
            }
            return texts;
        } catch (ParserConfigurationException | SAXException unreadable) {
            throw new Complaint(pom + " is no readable pom: " + unreadable.getMessage()
                    + " Put it back, from git or from where you got the course.");
        }
    }
}
