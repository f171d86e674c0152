package kata.workshop.course;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What has been reached, by exercise, in {@code .kata/marks.json}: losing it loses nothing but the marks. */
public final class Marks {

    /** How far an exercise has come. */
    public enum State {
        NOT_STARTED("not started"),
        RED("red"),
        CHANGED_SINCE_GREEN("changed since green"),
        GREEN("green");

        private final String words;

        State(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Of so many answers that were green it is remembered, the newest first. */
    private static final int MOST_GREEN = 10;

    /**
     * @param green the fingerprints of sources that were green, the newest first
     * @param red the fingerprint of the sources that were red last, or null
     * @param hints how many hints have been shown
     */
    record Mark(
            @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> green,

            String red,
            int hints) {
        /** An earlier kata wrote one fingerprint, or null. */
        Mark {
            green = green == null ? List.of() : List.copyOf(green);
        }
    }

    private static final Mark NONE = new Mark(List.of(), null, 0);

    private final Path file;
    private final Map<String, Mark> marks;
    private String trouble;

    private Marks(Path file, Map<String, Mark> marks) {
        this.file = file;
        this.marks = marks;
    }

    /** Reads what is there; a file that cannot be understood is as good as none. */
    public static Marks read(Path repository) throws IOException {
        Path file = repository.resolve(".kata/marks.json");
        if (Files.exists(file)) {
            try {
                return new Marks(
                        file, Json.MAPPER.readValue(file.toFile(), new TypeReference<TreeMap<String, Mark>>() {}));
            } catch (JsonProcessingException damaged) {
                System.err.println(file + " cannot be read; the marks start again.");
            }
        }
        return new Marks(file, new TreeMap<>());
    }

    public State of(Exercise exercise) throws IOException {
        var answer = new Answer(exercise);
        Mark mark = mark(exercise);
        String fingerprint = answer.fingerprint();
        if (mark.green().contains(fingerprint) || answer.isReference()) {
            return State.GREEN;
        }
        if (answer.isStub()) {
            return State.NOT_STARTED;
        }
        return mark.green().isEmpty() || fingerprint.equals(mark.red()) ? State.RED : State.CHANGED_SINCE_GREEN;
    }

    /** The first exercise that is not green; the last when all are. */
    public Exercise current(Course course) throws IOException {
        for (Exercise exercise : course.exercises()) {
            if (of(exercise) != State.GREEN) {
                return exercise;
            }
        }
        return course.exercises().get(course.exercises().size() - 1);
    }

    public int hints(Exercise exercise) {
        return mark(exercise).hints();
    }

    /** Why the marks could not be written, if so: they hold as long as this command runs. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    public void green(Exercise exercise, String fingerprint) {
        Mark mark = mark(exercise);
        List<String> green = Stream.concat(
                        Stream.of(fingerprint), mark.green().stream().filter(other -> !other.equals(fingerprint)))
                .limit(MOST_GREEN)
                .toList();
        put(exercise, new Mark(green, fingerprint.equals(mark.red()) ? null : mark.red(), mark.hints()));
    }

    public void red(Exercise exercise, String fingerprint) {
        Mark mark = mark(exercise);
        List<String> green = mark.green().stream()
                .filter(other -> !other.equals(fingerprint))
                .toList();
        put(exercise, new Mark(green, fingerprint, mark.hints()));
    }

    public void hintShown(Exercise exercise, int hints) {
        Mark mark = mark(exercise);
        put(exercise, new Mark(mark.green(), mark.red(), hints));
    }

    private Mark mark(Exercise exercise) {
        return marks.getOrDefault(exercise.name(), NONE);
    }

    private void put(Exercise exercise, Mark mark) {
        if (mark.equals(marks.get(exercise.name())) && Files.exists(file)) {
            return;
        }
        marks.put(exercise.name(), mark);
        try {
            write(exercise, mark);
            trouble = null;
        } catch (IOException failed) {
            trouble = "The marks cannot be saved in " + file + ": " + failed.getMessage();
        }
    }

    /** Another command may have written meanwhile: only this exercise's mark is changed. */
    private void write(Exercise exercise, Mark mark) throws IOException {
        marks.putAll(read(file.toAbsolutePath().getParent().getParent()).marks);
        marks.put(exercise.name(), mark);
        Files.createDirectories(file.getParent());
        Path whole = Files.createTempFile(file.getParent(), "marks", ".json");
        try {
            Json.MAPPER.writeValue(whole.toFile(), marks);
            move(whole);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private void move(Path whole) throws IOException {
        try {
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException plain) {
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
