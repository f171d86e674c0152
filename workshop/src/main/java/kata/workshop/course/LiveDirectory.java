package kata.workshop.course;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The directory of a live run, which the next run goes on with. One run and one feed at a time may have it; each keeps a
 * line there for its next time.
 *
 * @param path it need not be there yet
 */
public record LiveDirectory(Path path) {

    /** Where the feed puts its files, and the run finds them. */
    public Path inbox() {
        return path.resolve("inbox");
    }

    /**
     * For a run.
     *
     * @throws Complaint when another run has it
     */
    public Held forRun() throws IOException {
        Files.createDirectories(path);
        return Held.take(path.resolve("live.txt"))
                .orElseThrow(() -> new Complaint("A ./kata live runs in " + path
                        + " already. End it first, with Ctrl-C, or" + " give another --directory."));
    }

    /**
     * For a feed.
     *
     * @throws Complaint when no run has made it, or another feed has it
     */
    public Held forFeed() throws IOException {
        if (!Files.isDirectory(inbox())) {
            throw new Complaint("There is no " + inbox() + ", which the live run makes. Start that first, in another"
                    + " terminal: ./kata live continuous-application");
        }
        return Held.take(path.resolve("feed.txt"))
                .orElseThrow(() ->
                        new Complaint("A ./kata feed writes into " + path + " already. End it first, with Ctrl-C."));
    }

    /**
     * Makes room for a new one: what is there is moved beside, under the next free number.
     *
     * @return where it is now; empty when there was nothing
     * @throws Complaint when it is in use, or was not made by a live run
     */
    public Optional<Path> moveAside() throws IOException {
        if (!Files.isDirectory(path)) {
            return Optional.empty();
        }
        if (!Files.exists(path.resolve("live.txt"))) {
            throw new Complaint(
                    path + " was not made by a live run, so it stays where it is. Give another --directory.");
        }
        forRun().close();
        if (Files.isDirectory(inbox())) {
            forFeed().close();
        }
        int number = 1;
        while (Files.exists(numbered(number))) {
            number++;
        }
        return Optional.of(Files.move(path, numbered(number)));
    }

    private Path numbered(int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }

    /** A small file with one line, which one process at a time may use. */
    public static final class Held implements AutoCloseable {

        /** Every line has this length in the file, so that none is left of a longer one. */
        private static final int LENGTH = 80;

        private final FileChannel file;

        private Held(FileChannel file) {
            this.file = file;
        }

        private static Optional<Held> take(Path path) throws IOException {
            var file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (file.tryLock() == null) {
                file.close();
                return Optional.empty();
            }
            return Optional.of(new Held(file));
        }

        /** Empty when nobody has written one. */
        public String line() throws IOException {
            var bytes = ByteBuffer.allocate(LENGTH);
            file.read(bytes, 0);
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
        }

        public void write(String line) throws IOException {
            String padded = line + " ".repeat(LENGTH - 1 - line.length()) + "\n";
            file.write(ByteBuffer.wrap(padded.getBytes(StandardCharsets.UTF_8)), 0);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
