package kata.workshop.course;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import kata.testkit.files.Directories;

/**
 * The learner's sources of one exercise. Whatever is replaced is kept beside as a numbered backup.
 *
 * @param exercise whose answer it is
 */
public record Answer(Exercise exercise) {

    /** What was done to the files, in sentences. */
    public record Replaced(List<Path> written, List<Path> backups) {}

    /** The learner's source files; none when the folder is gone. */
    public List<Path> files() {
        return Files.isDirectory(exercise.answer()) ? Sources.of(exercise.answer()) : List.of();
    }

    /** A fingerprint of the sources, the same whatever the line ends. */
    public String fingerprint() throws IOException {
        return fingerprint(exercise.answer());
    }

    /** Whether nothing has been written yet. */
    public boolean isStub() throws IOException {
        return fingerprint().equals(fingerprint(exercise.stub()));
    }

    /** Whether it is the reference, as {@code kata solve} puts it in place: known to be green. */
    boolean isReference() throws IOException {
        return fingerprint().equals(fingerprint(exercise.reference()));
    }

    private static String fingerprint(Path folder) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            if (Files.isDirectory(folder)) {
                for (Path file : Sources.of(folder)) {
                    digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                    digest.update(text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Puts the stub in place. */
    public Replaced reset() throws IOException {
        return replaceBy(exercise.stub());
    }

    /** Puts the reference in place. */
    public Replaced solve() throws IOException {
        return replaceBy(exercise.reference());
    }

    /**
     * Every file of the answer that differs goes to a numbered backup beside it, but what is the stub, and the sources of
     * {@code folder} take its place. They are written before anything is moved.
     *
     * @throws Complaint when a file cannot be written; everything is as it was then
     */
    private Replaced replaceBy(Path folder) throws IOException {
        // Below the package's folder lies one class; the stub is kept without that folder.
        Path target = packageFolder();
        List<Path> sources = Sources.of(folder);
        List<Path> replaced = files().stream()
                .filter(file -> sources.stream().noneMatch(source -> isSame(source, file)))
                .toList();
        var written = new ArrayList<Path>();
        var backups = new ArrayList<Path>();
        Path beside = null;
        try {
            Files.createDirectories(target);
            beside = Files.createTempDirectory(target, "new");
            for (Path source : sources) {
                Files.copy(source, beside.resolve(source.getFileName()));
            }
            for (Path file : replaced) {
                if (Sources.of(exercise.stub()).stream().anyMatch(stub -> isSame(stub, file))) {
                    Files.delete(file);
                } else {
                    backups.add(Files.move(file, freeNumber(file)));
                }
            }
            for (Path source : sources) {
                Path file = target.resolve(source.getFileName());
                if (!Files.exists(file)) {
                    written.add(Files.move(beside.resolve(source.getFileName()), file));
                }
            }
        } catch (AccessDeniedException denied) {
            throw new Complaint("May not write " + denied.getFile() + ": make it writable and try again.");
        } catch (FileSystemException failed) {
            throw new Complaint("Cannot write in " + target + ": " + failed.getReason() + ". Nothing was changed.");
        } finally {
            if (beside != null) {
                Directories.delete(beside);
            }
        }
        return new Replaced(written, backups);
    }

    private Path packageFolder() throws IOException {
        Path reference = Sources.of(exercise.reference()).get(0);
        return exercise.answer().resolve(exercise.reference().relativize(reference.getParent()));
    }

    private static boolean isSame(Path source, Path file) {
        try {
            return source.getFileName().equals(file.getFileName()) && Files.mismatch(source, file) == -1;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Path freeNumber(Path file) {
        int number = 1;
        while (Files.exists(backup(file, number))) {
            number++;
        }
        return backup(file, number);
    }

    private static Path backup(Path file, int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
