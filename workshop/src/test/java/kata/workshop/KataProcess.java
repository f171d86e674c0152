package kata.workshop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A {@code kata} command as a person runs it: a process of its own in the repository's folder. */
public final class KataProcess implements AutoCloseable {

    /** Without the check for stale classes, which would start another build within this one. */
    public static final class Main {
        public static void main(String[] args) {
            System.exit(Kata.run(args));
        }
    }

    private static final Duration BOUND = Duration.ofSeconds(60);

    private final Process process;
    private final StringBuffer output = new StringBuffer();

    private KataProcess(Process process) {
        this.process = process;
        var reader = new Thread(this::read, "output of kata");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param temporary the directory that it takes for temporary files */
    public static KataProcess start(Path temporary, String... args) throws IOException {
        return start(Path.of(".."), temporary, args);
    }

    /**
     * @param repository the folder to run it in
     * @param temporary the directory that it takes for temporary files
     */
    public static KataProcess start(Path repository, Path temporary, String... args) throws IOException {
        return new KataProcess(new ProcessBuilder(KataTerminal.java(temporary, Main.class, args))
                .directory(repository.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .start());
    }

    private void read() {
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                output.append(line).append('\n');
            }
        } catch (IOException ended) {
            output.append("(its output was cut off: ")
                    .append(ended.getMessage())
                    .append(")\n");
        }
    }

    public void type(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Waits until it has printed this. */
    public void awaitOutput(String part) {
        Awaitility.await("kata prints \"" + part + "\"")
                .atMost(BOUND)
                .until(() -> output.indexOf(part) >= 0 || !process.isAlive());
        if (output.indexOf(part) < 0) {
            throw new AssertionError("kata ended without printing \"" + part + "\", but:\n" + output);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end. */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("kata did not end within " + BOUND.toSeconds() + " s. It printed:\n" + output);
        }
        return process.exitValue();
    }

    public String output() {
        return output.toString();
    }

    /** The processes that it has started, without what those have started. */
    public List<ProcessHandle> children() {
        return process.children().toList();
    }

    /** The processes that it has started, and what those have started. */
    public List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** As Ctrl-C does it. */
    public void interrupt() {
        process.destroy();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
