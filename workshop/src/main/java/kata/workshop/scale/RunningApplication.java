package kata.workshop.scale;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import kata.domain.Places;
import kata.testkit.Application;
import kata.workshop.course.Complaint;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StateOperatorProgress;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.apache.spark.sql.streaming.Trigger;

/** An application at work, whose inbox is filled batch by batch: the next when all that came before is worked on. */
final class RunningApplication implements AutoCloseable {

    /**
     * A batch, with the one without data that follows when the watermark has moved.
     *
     * @param millis of the slower of the application's queries, which run side by side
     * @param cpuMillis of all that the process has done meanwhile; another program on the machine does not change it
     * @param phases of that query, by Spark's names
     * @param state of the operator that keeps most; null where none keeps any
     * @param work on that state, of all tasks, by Spark's names
     */
    record Batch(
            long millis,
            double cpuMillis,
            Map<String, Long> phases,
            StateOperatorProgress state,
            Map<String, Long> work) {}

    private static final long MOST_MINUTES = 5;

    /** In an entry of the progress if a batch has run; there are entries for idle moments as well. */
    private static final String HAS_RUN = "addBatch";

    private static final String WHOLE = "triggerExecution";

    private final SparkSession session;
    private final Path inbox;
    private final CompletableFuture<Void> run;

    /** The latest batch that was looked at, by query. */
    private final Map<UUID, Long> seen = new HashMap<>();

    private RunningApplication(SparkSession session, Path inbox, CompletableFuture<Void> run) {
        this.session = session;
        this.inbox = inbox;
        this.run = run;
    }

    /** Returns when its first query runs. */
    static RunningApplication start(Application.Run application, SparkSession session, Places places)
            throws InterruptedException, TimeoutException {
        var begun = new CompletableFuture<Void>();
        session.streams().addListener(new StreamingQueryListener() {
            @Override
            public void onQueryStarted(QueryStartedEvent event) {
                begun.complete(null);
            }

            @Override
            public void onQueryProgress(QueryProgressEvent event) {}

            @Override
            public void onQueryTerminated(QueryTerminatedEvent event) {}
        });
        var run = new CompletableFuture<Void>();
        var thread = new Thread(
                () -> {
                    try {
                        SparkSession.setActiveSession(session);
                        application.run(session, places, Trigger.ProcessingTime(0));
                        run.complete(null);
                    } catch (Throwable failed) {
                        run.completeExceptionally(failed);
                    }
                },
                "the application");
        thread.setDaemon(true);
        thread.start();
        var running = new RunningApplication(session, Path.of(places.inbox()), run);
        running.await(CompletableFuture.anyOf(begun, run));
        return running;
    }

    /** Moves the files into the inbox and waits until nothing is left to do. */
    Batch feed(List<Path> files) throws IOException, InterruptedException, TimeoutException {
        double cpuBefore = cpuMillis();
        for (Path file : files) {
            Files.move(file, inbox.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        StreamingQuery[] queries;
        do {
            queries = session.streams().active();
            for (StreamingQuery query : queries) {
                query.processAllAvailable();
            }
            if (run.isDone()) {
                await(run);
                throw new Complaint("The application ended while it should have gone on.");
            }
        } while (queries.length < session.streams().active().length);
        double cpu = cpuMillis() - cpuBefore;
        return Stream.of(queries)
                .map(query -> batch(progress(query), cpu))
                .max(Comparator.comparingLong(Batch::millis))
                .orElseThrow();
    }

    private List<StreamingQueryProgress> progress(StreamingQuery query) {
        long before = seen.getOrDefault(query.id(), -1L);
        List<StreamingQueryProgress> news = Arrays.stream(query.recentProgress())
                .filter(entry -> entry.batchId() > before && entry.durationMs().containsKey(HAS_RUN))
                .toList();
        news.forEach(entry -> seen.put(query.id(), entry.batchId()));
        return news;
    }

    private static double cpuMillis() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e6
                : 0;
    }

    private static Batch batch(List<StreamingQueryProgress> entries, double cpuMillis) {
        var phases = new TreeMap<String, Long>();
        var work = new TreeMap<String, Long>();
        StateOperatorProgress state = null;
        for (StreamingQueryProgress entry : entries) {
            entry.durationMs().forEach((phase, millis) -> phases.merge(phase, millis, Long::sum));
            StateOperatorProgress largest = Arrays.stream(entry.stateOperators())
                    .max(Comparator.comparingLong(StateOperatorProgress::numRowsTotal))
                    .orElse(null);
            if (largest != null) {
                state = largest;
                work.merge("allUpdatesTimeMs", largest.allUpdatesTimeMs(), Long::sum);
                work.merge("allRemovalsTimeMs", largest.allRemovalsTimeMs(), Long::sum);
                work.merge("commitTimeMs", largest.commitTimeMs(), Long::sum);
            }
        }
        return new Batch(phases.getOrDefault(WHOLE, 0L), cpuMillis, phases, state, work);
    }

    private void await(CompletableFuture<?> event) throws InterruptedException, TimeoutException {
        try {
            event.get(MOST_MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException failed) {
            throw new Complaint("The application failed: " + failed.getCause().getMessage());
        }
    }

    /** As an operator ends it: all its queries are stopped, and it returns. */
    @Override
    public void close() throws TimeoutException, InterruptedException {
        for (StreamingQuery query : session.streams().active()) {
            query.stop();
        }
        await(run);
    }
}
