package kata.workshop.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Notices that a learner has saved, by looking: so it works on every file system, also on those of networks and
 * containers that report no changes.
 *
 * <p>A save counts once the files are the same at two looks in a row: editors that write a file twice, or delete it
 * and put another in its place, give one run. For a file that is empty or gone it waits {@value #PATIENT_LOOKS} looks.
 */
public final class Saves {

    private static final int PATIENT_LOOKS = 10;

    private record State(long modified, long size) {

        static final State GONE = new State(0, -1);

        static State of(Path path) {
            try {
                var attributes = Files.readAttributes(path, BasicFileAttributes.class);
                return new State(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), attributes.size());
            } catch (IOException goneOrNotReadable) {
                return GONE;
            }
        }
    }

    private final List<Path> folders;

    /** Every folder and file as at the last thorough look: while none has changed, nothing has. */
    private final Map<Path, State> all = new TreeMap<>();

    private Map<Path, State> known;
    private Map<Path, State> seen;
    private int looks;

    public Saves(List<Path> folders) {
        this.folders = folders;
        this.known = look();
    }

    /** Whether there is a change that has not been settled yet: worth looking again soon. */
    public boolean isUnsettled() {
        return seen != null;
    }

    /** Looks. Whether a save has been completed since it last said so. */
    public boolean isNew() {
        if (seen == null
                && all.entrySet().stream()
                        .allMatch(entry -> State.of(entry.getKey()).equals(entry.getValue()))) {
            return false;
        }
        Map<Path, State> now = look();
        if (now.equals(known)) {
            seen = null;
            return false;
        }
        looks = now.equals(seen) ? looks + 1 : 0;
        seen = now;
        boolean odd = now.size() < known.size() || now.values().stream().anyMatch(state -> state.size() == 0);
        if (looks < (odd ? PATIENT_LOOKS : 1)) {
            return false;
        }
        known = now;
        seen = null;
        return true;
    }

    /** The Java files that are there now. */
    private Map<Path, State> look() {
        all.clear();
        for (Path folder : folders) {
            all.put(folder, State.of(folder));
            try (Stream<Path> paths = Files.walk(folder)) {
                paths.forEach(path -> all.put(path, State.of(path)));
            } catch (IOException | UncheckedIOException changedMeanwhile) {
                // as far as it came: the next look comes soon, as this one differs from it
            }
        }
        var files = new TreeMap<>(all);
        files.entrySet()
                .removeIf(entry -> !entry.getKey().toString().endsWith(".java")
                        || entry.getValue().equals(State.GONE));
        return files;
    }
}
