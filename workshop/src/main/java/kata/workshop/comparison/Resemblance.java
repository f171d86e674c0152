package kata.workshop.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kata.workshop.course.Exercise;
import kata.workshop.course.Source;
import kata.workshop.course.Sources;

/**
 * The alternative of the course that a green answer is like.
 *
 * <p>Two answers are as alike as the share of runs of four tokens that they have in common (Dice's coefficient), from
 * 0 to 1. Runs that the stub has do not count: every answer has them.
 *
 * @param name of its folder
 * @param says the first sentence of its Javadoc
 */
record Resemblance(String name, String says) {

    /** With three, answers are the same that have two calls in each other's place. */
    private static final int RUN = 4;

    /** What solves the task in another way has a third in common at most: the task's columns and functions. */
    private static final double NEAR = 0.5;

    /** So much nearer than the reference it must be, for it to be clear. */
    private static final double CLEAR = 0.1;

    private record Candidate(Path folder, double likeness) {}

    /** What the answer is nearest to, if it is near and clearly nearer than the reference; from its folder of sources. */
    static Optional<Resemblance> of(Exercise exercise, Path answer) throws IOException {
        Set<List<String>> common = runs(exercise.stub());
        Set<List<String>> own = runs(answer);
        own.removeAll(common);
        var candidates = new ArrayList<Candidate>();
        for (Path folder : folders(exercise.solutions().resolve("alternatives"))) {
            candidates.add(new Candidate(folder, likeness(own, folder, common)));
        }
        double enough = Math.max(NEAR, Math.min(1, likeness(own, exercise.reference(), common) + CLEAR));
        var nearest = candidates.stream()
                .filter(candidate -> candidate.likeness() >= enough)
                .max(Comparator.comparingDouble(Candidate::likeness));
        if (nearest.isEmpty()) {
            return Optional.empty();
        }
        Path folder = nearest.get().folder();
        return Optional.of(new Resemblance(folder.getFileName().toString(), firstSentence(folder)));
    }

    private static double likeness(Set<List<String>> own, Path folder, Set<List<String>> common) throws IOException {
        Set<List<String>> other = runs(folder);
        other.removeAll(common);
        int together = own.size() + other.size();
        other.retainAll(own);
        return together == 0 ? 0 : 2.0 * other.size() / together;
    }

    private static Set<List<String>> runs(Path folder) throws IOException {
        List<String> tokens = Code.read(folder).tokens();
        var runs = new HashSet<List<String>>();
        for (int end = RUN; end <= tokens.size(); end++) {
            runs.add(tokens.subList(end - RUN, end));
        }
        return runs;
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static String firstSentence(Path folder) throws IOException {
        String description = Source.read(Sources.of(folder).get(0)).description();
        return description.replaceAll("\\{@\\w+ ([^}]*)}", "$1").split("(?<=\\.) ")[0];
    }
}
