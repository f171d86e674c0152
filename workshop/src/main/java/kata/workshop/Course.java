package kata.workshop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * The course as it stands in the repository: the modules that {@code exercises/pom.xml} lists, in that order.
 *
 * @param exercises from the first
 */
record Course(List<Exercise> exercises) {

    /**
     * @param repository the folder with the Maven wrapper
     * @throws IOException when the poms can not be read
     */
    static Course read(Path repository) throws IOException {
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
     * The exercise of that name.
     *
     * @throws Complaint that lists the names when there is none
     */
    Exercise exercise(String name) {
        return exercises.stream()
                .filter(exercise -> exercise.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Complaint("There is no exercise " + name + ". There are: "
                        + exercises.stream().map(Exercise::name).collect(Collectors.joining(", ")) + "."));
    }

    private static List<String> texts(Path pom, String tag) throws IOException {
        try (var in = Files.newInputStream(pom)) {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            var elements = document.getElementsByTagName(tag);
            var texts = new ArrayList<String>();
            for (int i = 0; i < elements.getLength(); i++) {
                texts.add(elements.item(i).getTextContent().strip());
            }
            return texts;
        } catch (ParserConfigurationException | SAXException unreadable) {
            throw new IOException(pom + " is no readable pom: " + unreadable.getMessage(), unreadable);
        }
    }
}
