package kata.workshop.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kata.workshop.course.Exercise;
import kata.workshop.course.Json;

/** How each mistake of an exercise behaves, looked up: nobody runs a dozen answers to learn what one's own is like. */
public final class Mistakes {

    /** So much of what is red must agree before a resemblance is worth a word. */
    private static final double ALIKE = 0.6;

    /**
     * One of them.
     *
     * @param belief that led to it, as a clause: {@code a reading is measured when it arrives}
     * @param caughtBy the test that explains it
     * @param red what the tests see of it, as {@link Behaviour#red()}; without a digest where the message varies
     */
    public record Mistake(String belief, String caughtBy, Map<String, String> red) {

        private boolean saysAlike(String test, String other) {
            String own = red.get(test);
            return own != null && (own.equals(other) || !own.contains(" ") && other.startsWith(own + " "));
        }

        /** Of the tests that are red for this or for the other, the share that ends and says the same. */
        private double share(Map<String, String> other) {
            long same = other.entrySet().stream()
                    .filter(test -> saysAlike(test.getKey(), test.getValue()))
                    .count();
            return (double) same / (red.size() + other.size() - same);
        }
    }

    /**
     * What a run is like.
     *
     * @param name of the mistake's folder
     * @param certain whether it behaves as the mistake does in every test, and not only in most
     */
    public record Likeness(String name, Mistake mistake, boolean certain) {}

    private final Map<String, Mistake> byName;

    public Mistakes(Map<String, Mistake> byName) {
        this.byName = new TreeMap<>(byName);
    }

    /** As the exercise's file has them; none where there is no file. */
    public static Mistakes of(Exercise exercise) throws IOException {
        Path file = file(exercise);
        return new Mistakes(
                Files.exists(file) ? Json.MAPPER.readValue(file.toFile(), new TypeReference<>() {}) : Map.of());
    }

    public void write(Exercise exercise) throws IOException {
        Files.writeString(
                file(exercise),
                Json.MAPPER
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(byName)
                                .replace("\r\n", "\n") + "\n");
    }

    /** Where an exercise's mistakes are looked up. */
    public static Path file(Exercise exercise) {
        return exercise.solutions().resolve("mistakes").resolve("behaviour.json");
    }

    public Map<String, Mistake> byName() {
        return byName;
    }

    /** The mistake that a red run behaves like, if it is clear which. */
    public Optional<Likeness> like(RunResult run) {
        Map<String, String> red = Behaviour.of(run.verdicts()).red();
        if (red.isEmpty() || run.cancelled()) {
            return Optional.empty();
        }
        var byShare = byName.entrySet().stream()
                .filter(each -> agrees(red, each.getValue()))
                .collect(Collectors.groupingBy(each -> each.getValue().share(red), TreeMap::new, Collectors.toList()));
        var nearest = byShare.lastEntry();
        if (nearest == null || nearest.getKey() < ALIKE || nearest.getValue().size() > 1) {
            return Optional.empty();
        }
        var found = nearest.getValue().get(0);
        return Optional.of(new Likeness(found.getKey(), found.getValue(), nearest.getKey() == 1));
    }

    /** Whether the test that explains the mistake says of both the same. */
    private static boolean agrees(Map<String, String> red, Mistake mistake) {
        String said = red.get(mistake.caughtBy());
        return said != null && mistake.saysAlike(mistake.caughtBy(), said);
    }
}
