package kata.workshop.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import kata.testkit.rows.Visible;
import kata.testkit.spark.LocalSpark;
import kata.workshop.course.Complaint;
import kata.workshop.course.Json;

/**
 * The process that runs answers: it may hang, exhaust its heap or exit, and be replaced.
 *
 * <p>It reads {@linkplain Request#line() a request per line} from its input and writes events as lines of JSON to its output, each after a mark,
 * so that whatever else is printed is not taken for one. The last of what an answer prints comes with its result.
 */
final class Worker {

    /** Before every line that is an event. */
    static final String MARK = "\u0001kata ";

    /** Bytes of what an answer prints. */
    private static final int MOST_PRINTED = 4096;

    /**
     * A run to make, or the end of those asked for before.
     *
     * @param answer the folder of the sources to test; null to cancel
     * @param given the folder of the tests; null to cancel
     * @param first the test method to run before the others; empty for none
     */
    record Request(Path answer, Path given, String first) {

        static final Request CANCEL = new Request(null, null, "");

        /**
         * Two URIs and a name in a line, or an empty one; JSON would take a tenth of a second in a JVM that has just
         * started.
         */
        String line() {
            return equals(CANCEL) ? "" : answer.toUri() + " " + given.toUri() + " " + first;
        }

        static Request of(String line) {
            String[] parts = line.split(" ", -1);
            return line.isEmpty() ? CANCEL : new Request(path(parts[0]), path(parts[1]), parts[2]);
        }

        private static Path path(String uri) {
            return Path.of(URI.create(uri));
        }
    }

    /** For so long nothing moves before it is said. */
    static final Duration STILL = Duration.ofSeconds(10);

    private record Numbered(int number, Request request) {}

    /**
     * What happened; all parts but one are null.
     *
     * @param planned the test methods, in the order in which they teach
     * @param started a test method
     * @param ended a test method's verdict
     * @param done the whole run
     * @param complaint what made the run impossible
     * @param soiled with {@code done}: a thread of the answer still runs, so that this process must be replaced
     * @param exiting the answer ends this JVM in the regular way
     * @param still whether nothing has moved for {@link #STILL}
     */
    record Event(
            List<String> planned,
            String started,
            Verdict ended,
            RunResult done,
            String complaint,
            boolean soiled,
            boolean exiting,
            Boolean still) {

        static Event planned(List<String> methods) {
            return new Event(methods, null, null, null, null, false, false, null);
        }

        static Event started(String method) {
            return new Event(null, method, null, null, null, false, false, null);
        }

        static Event ended(Verdict verdict) {
            return new Event(null, null, verdict, null, null, false, false, null);
        }

        static Event done(RunResult result, boolean soiled) {
            return new Event(null, null, null, result, null, soiled, false, null);
        }

        static Event complaint(String complaint) {
            return new Event(null, null, null, null, complaint, false, false, null);
        }

        static Event endOfJvm() {
            return new Event(null, null, null, null, null, false, true, null);
        }

        static Event still(boolean still) {
            return new Event(null, null, null, null, null, false, false, still);
        }
    }

    private final PrintStream events;
    private final BlockingQueue<Numbered> requests = new LinkedBlockingQueue<>();
    private final Tail printed = new Tail(MOST_PRINTED);
    private volatile int cancelled;

    private Worker(PrintStream events) {
        this.events = events;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var worker = new Worker(System.out);
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var printed = new PrintStream(worker.printed, true, StandardCharsets.UTF_8);
        System.setIn(InputStream.nullInputStream());
        System.setOut(printed);
        System.setErr(printed);
        Runtime.getRuntime().addShutdownHook(new Thread(worker::exiting));
        var reader = new Thread(() -> worker.read(input), "requests");
        reader.setDaemon(true);
        reader.start();
        var warmUp = new Thread(Worker::warmUp, "warm-up");
        warmUp.setDaemon(true);
        warmUp.start();
        worker.serve();
    }

    /** Does what every first run needs, while it is still being compiled. */
    private static void warmUp() {
        LocalSpark.onLoopback();
        try {
            Json.MAPPER.writeValueAsString(Event.still(true));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void exiting() {
        send(Event.endOfJvm());
        Children.end(Children.of(ProcessHandle.current()));
    }

    private void read(BufferedReader input) {
        int number = 0;
        try (input) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                Request request = Request.of(line);
                if (request.equals(Request.CANCEL)) {
                    cancelled = number;
                } else {
                    requests.add(new Numbered(++number, request));
                }
            }
        } catch (IOException ended) {
            // whoever asked is gone, as at the end of input
        }
        Children.end(Children.of(ProcessHandle.current()));
        // Nobody asks any more; neither answers' threads nor a run are waited for.
        Runtime.getRuntime().halt(0);
    }

    private void serve() throws InterruptedException {
        while (true) {
            Numbered next = requests.take();
            printed.clear();
            Event outcome;
            try (var stillness = new Stillness(STILL, still -> send(Event.still(still)))) {
                outcome = outcome(next);
            }
            Children.end(Children.of(ProcessHandle.current()));
            send(outcome);
        }
    }

    private Event outcome(Numbered next) {
        Request request = next.request();
        try {
            Engine.Run run = Engine.run(
                    request.answer(), request.given(), request.first(), progress(), () -> cancelled >= next.number());
            return Event.done(run.result().withPrinted(Visible.text(printed.text())), isSoiled(run.loader()));
        } catch (Complaint complaint) {
            return Event.complaint(complaint.getMessage());
        } catch (IOException failed) {
            return Event.complaint(
                    "The tests cannot be compiled, as a file cannot be read or written: " + failed.getMessage());
        }
    }

    private Engine.Progress progress() {
        return new Engine.Progress() {
            @Override
            public void planned(List<String> methods) {
                send(Event.planned(methods));
            }

            @Override
            public void started(String method) {
                printed.heading(Verdict.sentence(method) + ":");
                send(Event.started(method));
            }

            @Override
            public void ended(Verdict verdict) {
                send(Event.ended(verdict));
            }
        };
    }

    private synchronized void send(Event event) {
        try {
            events.println(MARK + Json.MAPPER.writeValueAsString(event));
            events.flush();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Whether a thread of a run is at work in the answer's code when the run is over. Spark's own pools keep idle
     * threads of a run for a while; they die by themselves.
     */
    private static boolean isSoiled(ClassLoader loader) {
        if (loader == null) {
            return false;
        }
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getContextClassLoader() == loader)
                .flatMap(thread -> java.util.Arrays.stream(thread.getValue()))
                .anyMatch(frame -> isOf(frame, loader));
    }

    private static boolean isOf(StackTraceElement frame, ClassLoader loader) {
        try {
            return frame.getClassName().startsWith("kata.")
                    && Class.forName(frame.getClassName(), false, loader).getClassLoader() == loader;
        } catch (ClassNotFoundException | LinkageError hidden) {
            return false;
        }
    }
}
