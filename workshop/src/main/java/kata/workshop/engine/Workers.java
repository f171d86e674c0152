package kata.workshop.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import kata.testkit.files.Directories;
import kata.testkit.rows.Visible;
import kata.workshop.course.Complaint;
import kata.workshop.course.Json;

/**
 * Runs answers in a worker process and replaces it when an answer has spoilt it. Whatever an answer does, each run
 * ends within its bound, with a verdict in words for every test method that was reached.
 */
public final class Workers implements AutoCloseable {

    /** A test may take so long per step, and three times as long in all; see SparkTest.patience. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A test method that gives no sign for so long takes the worker with it. */
    private static final Duration SILENCE = PATIENCE.multipliedBy(3).plusSeconds(20);

    /** What the JVM exits with when its heap is exhausted and it has been told to exit then. */
    private static final int HEAP_EXHAUSTED = 3;

    /** Characters of a line of the worker's output that are read: its events are far shorter. */
    private static final int LONGEST_LINE = 8 << 20;

    /**
     * What a worker's output says: all parts are null at its end.
     *
     * @param event one of its own
     * @param unreadable what begins like one and cannot be read
     */
    private record Line(Worker.Event event, String unreadable) {

        static final Line END = new Line(null, null);
    }

    private final String heap;
    private volatile boolean closed;
    private Process process;
    private Path temporary;
    private LinkedBlockingQueue<Line> lines;

    /** @param heap the most a worker may use, such as {@code 1g} */
    public Workers(String heap) {
        this.heap = heap;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end of the worker"));
    }

    /** As {@link #run(Path, Path, String, Engine.Progress)}, in the order in which the tests teach. */
    public RunResult run(Path answer, Path given, Engine.Progress progress) throws IOException {
        return run(answer, given, "", progress);
    }

    /**
     * Runs an exercise's tests against a source tree.
     *
     * @param first the test method whose verdict is waited for: it runs before the others; empty for none
     * @param progress hears of each test method
     * @throws IOException when no worker can be started
     */
    public RunResult run(Path answer, Path given, String first, Engine.Progress progress) throws IOException {
        long start = System.nanoTime();
        Process worker = ready();
        send(worker, new Worker.Request(answer.toAbsolutePath(), given.toAbsolutePath(), first));
        var verdicts = new ArrayList<Verdict>();
        List<String> planned = List.of();
        String running = null;
        boolean exiting = false;
        long heard = start;
        while (true) {
            Line line = nextLine(SILENCE.minusNanos(System.nanoTime() - heard));
            if (line == null) {
                kill();
                verdicts.add(new Verdict(
                        name(running),
                        Verdict.Outcome.TIMED_OUT,
                        "Nothing was heard of this test for " + SILENCE.toSeconds()
                                + " seconds, so its JVM was ended. Perhaps a loop in the answer never ends."));
                return ended(verdicts, planned, start);
            }
            if (line.event() == null) {
                if (closed) {
                    throw new Complaint("The run was interrupted.");
                }
                String why = line.equals(Line.END) ? endOfWorker(worker, exiting) : unreadable(line);
                verdicts.add(new Verdict(name(running), Verdict.Outcome.ERROR, why));
                return ended(verdicts, planned, start);
            }
            Worker.Event event = line.event();
            if (event.still() != null) {
                progress.still(event.still());
                continue;
            }
            heard = System.nanoTime();
            if (event.planned() != null) {
                planned = event.planned();
                progress.planned(planned);
            } else if (event.started() != null) {
                running = event.started();
                progress.started(running);
            } else if (event.ended() != null) {
                verdicts.add(event.ended());
                progress.ended(event.ended());
            } else if (event.complaint() != null) {
                throw new Complaint(event.complaint());
            } else if (event.exiting()) {
                exiting = true;
            } else {
                if (event.soiled()) {
                    kill();
                }
                return event.done();
            }
        }
    }

    private static RunResult ended(List<Verdict> verdicts, List<String> planned, long start) {
        return new RunResult(List.of(), Verdict.inOrder(verdicts, planned), millisSince(start), false, "", List.of());
    }

    /** Starts the process, so that it is ready when the first run is wanted. */
    public void start() throws IOException {
        ready();
    }

    /** The process, started if there is none. */
    private synchronized Process ready() throws IOException {
        if (process == null || !process.isAlive()) {
            kill();
            startWorker();
        }
        return process;
    }

    /** Ends the run that is going on after the test method that it is in; its result lacks the others. */
    public synchronized void cancel() {
        if (process != null && process.isAlive()) {
            try {
                send(process, Worker.Request.CANCEL);
            } catch (IOException endedMeanwhile) {
                // then the run is over too, and says how
            }
        }
    }

    private synchronized void send(Process worker, Worker.Request request) throws IOException {
        worker.getOutputStream().write((request.line() + "\n").getBytes(StandardCharsets.UTF_8));
        worker.getOutputStream().flush();
    }

    private static String name(String running) {
        return running == null ? "before_the_first_test" : running;
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private Line nextLine(Duration atMost) {
        try {
            return lines.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Complaint("The run was interrupted.");
        }
    }

    private String unreadable(Line line) {
        kill();
        return "The JVM of the tests was ended, because kata cannot read what it wrote: "
                + Visible.line(line.unreadable(), 100);
    }

    /** What is known of it, and no more. */
    private String endOfWorker(Process worker, boolean exiting) {
        if (!hasEnded(worker)) {
            kill();
            return "The JVM of the tests closed its output, so that nothing more is known of it, and was ended.";
        }
        int code = worker.exitValue();
        if (exiting) {
            return "The answer ended the JVM, as System.exit does (exit code " + code
                    + "). An answer ends nothing: it describes a computation and returns.";
        }
        if (code == HEAP_EXHAUSTED) {
            return "The heap of " + heap + " was exhausted. Does the answer keep rows in a collection, or build a"
                    + " collection or a text without end?";
        }
        return "The JVM of the tests ended at once, without an exception and without System.exit (exit code " + code
                + "). Runtime.halt does that, but so does a crash, or a kill from outside.";
    }

    private void startWorker() throws IOException {
        temporary = Files.createTempDirectory("kata-worker");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Archive.ownFlags());
        command.addAll(Archive.flags());
        command.addAll(List.of(
                "-Xmx" + heap,
                "-Xms384m",
                "-Xmn192m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dkata.patience=" + PATIENCE.toSeconds(),
                // What a process leaves that is ended at once is deleted with this.
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName()));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        lines = new LinkedBlockingQueue<>();
        var reader = new Thread(() -> read(process, lines), "events of the worker");
        reader.setDaemon(true);
        reader.start();
    }

    private static void read(Process from, LinkedBlockingQueue<Line> to) {
        try (var in = new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = line(in); line != null; line = line(in)) {
                int mark = line.indexOf(Worker.MARK);
                if (mark >= 0) {
                    to.add(line(line.substring(mark + Worker.MARK.length())));
                }
            }
        } catch (IOException ended) {
            // the pipe breaks where the process is killed
        }
        to.add(Line.END);
    }

    private static Line line(String json) {
        try {
            return new Line(Json.MAPPER.readValue(json, Worker.Event.class), null);
        } catch (JsonProcessingException other) {
            return new Line(null, json);
        }
    }

    /** The next line, or the beginning of a very long one; null at the end. */
    private static String line(Reader in) throws IOException {
        int c = in.read();
        if (c < 0) {
            return null;
        }
        var line = new StringBuilder();
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() < LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static boolean hasEnded(Process worker) {
        try {
            return worker.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the worker at once, and with it the run that is going on; the next run gets another. */
    public synchronized void kill() {
        if (process == null) {
            return;
        }
        List<ProcessHandle> children = Children.of(process.toHandle());
        process.destroyForcibly().onExit().join();
        Children.end(children);
        process = null;
        Directories.delete(temporary);
    }

    /** Where the process that runs answers now puts what it needs, for tests. */
    Path temporary() {
        return temporary;
    }

    /** The process that runs answers now, for tests. */
    Process process() {
        return process;
    }

    @Override
    public void close() {
        closed = true;
        kill();
    }
}
