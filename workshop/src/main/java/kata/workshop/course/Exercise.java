package kata.workshop.course;

import java.nio.file.Path;

/**
 * An exercise, known by its paths only.
 *
 * @param repository the folder with the Maven wrapper
 * @param path below {@code exercises/} and {@code solutions/}, such as {@code 01-dstreams/01-word-count}
 * @param name of its Maven module, such as {@code word-count}
 */
public record Exercise(Path repository, String path, String name) {

    /** The learner's sources. */
    public Path answer() {
        return folder().resolve("src/main/java");
    }

    /** The reference's sources. */
    public Path reference() {
        return solutions().resolve("src/main/java");
    }

    /** The sources as a fresh clone has them, for those who want to begin again. */
    public Path stub() {
        return solutions().resolve("stub");
    }

    /** What is given: the tests, and the live run where there is one. */
    public Path given() {
        return folder().resolve("src/test/java");
    }

    /** Where the reference, the mistakes, the alternatives and the discussion are. */
    public Path solutions() {
        return repository.resolve("solutions").resolve(path);
    }

    /** The task as a learner reads it. */
    public Path readme() {
        return folder().resolve("README.md");
    }

    /** Where its live run keeps what it must know when it is started again, if it has such a run. */
    public Path live() {
        return folder().resolve("target/live");
    }

    /** The folder of its track, such as {@code 01-dstreams}. */
    String track() {
        return path.substring(0, path.indexOf('/'));
    }

    /** A file's path as it is typed in the repository's folder; whole, if the file is elsewhere. */
    public String relative(Path file) {
        Path from = repository.toAbsolutePath().normalize();
        Path to = file.toAbsolutePath().normalize();
        return to.startsWith(from) ? from.relativize(to).toString() : to.toString();
    }

    private Path folder() {
        return repository.resolve("exercises").resolve(path);
    }
}
