package kata.workshop.check;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import kata.workshop.course.Complaint;
import kata.workshop.engine.Engine;
import kata.workshop.engine.RunResult;
import kata.workshop.engine.Workers;

/**
 * Several workers, each with one run at a time. Each is a process of its own: an answer that costs its worker costs the
 * other nothing. The results stand in the order of the runs, whoever made them.
 */
public final class Team implements AutoCloseable {

    /** More have not been tried: with two, both cores of a small machine are busy. */
    private static final int MOST = 2;

    /** The most a worker of a gigabyte takes with its classes, its code and its threads. */
    private static final long WORKERS_MEMORY = 3L << 29;

    /** For the command itself, the system, an editor. */
    private static final long OTHERS_MEMORY = 1L << 30;

    /**
     * A run to make.
     *
     * @param exercise its name
     * @param name of the answer, for whoever hears of it
     */
    public record Run(String exercise, String name, Path answer, Path given) {}

    private final List<Workers> workers;

    /**
     * @param size how many workers
     * @param heap the most each may use, such as {@code 1g}
     */
    public Team(int size, String heap) {
        workers = IntStream.range(0, size).mapToObj(i -> new Workers(heap)).toList();
    }

    /** Two workers of a gigabyte, or one where this machine has one core only or less than 4 GB of memory. */
    public static Team ofThisMachine() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Team(size(Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize()), "1g");
    }

    static int size(int cores, long memory) {
        long fit = (memory - OTHERS_MEMORY) / WORKERS_MEMORY;
        return (int) Math.max(1, Math.min(MOST, Math.min(cores, fit)));
    }

    public int size() {
        return workers.size();
    }

    /**
     * @param starting hears of each run as it starts, in their order and one at a time
     * @return a result for each run, in their order
     * @throws IOException when no worker can be started; the runs that are left are not made
     */
    public List<RunResult> run(List<Run> runs, Consumer<Run> starting) throws IOException {
        var results = new RunResult[runs.size()];
        var next = new Next(runs, starting);
        ExecutorService threads = Executors.newFixedThreadPool(workers.size());
        try {
            List<Callable<Void>> all = workers.stream()
                    .map(each -> runsOf(each, runs, next, results))
                    .toList();
            for (Future<Void> ended : threads.invokeAll(all)) {
                rethrow(ended);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Complaint("The run was interrupted.");
        } finally {
            threads.shutdown();
        }
        return Arrays.asList(results);
    }

    private static Callable<Void> runsOf(Workers worker, List<Run> runs, Next next, RunResult[] results) {
        return () -> {
            try {
                for (int number = next.take(); number >= 0; number = next.take()) {
                    Run run = runs.get(number);
                    results[number] = worker.run(run.answer(), run.given(), Engine.Progress.NONE);
                }
                return null;
            } finally {
                // Where a run could not be made, the other worker makes no more either.
                next.end();
            }
        };
    }

    private static void rethrow(Future<Void> ended) throws IOException, InterruptedException {
        try {
            ended.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Complaint complaint) {
                throw complaint;
            }
            if (failed.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** Hands out the runs. */
    private static final class Next {
        private final List<Run> runs;
        private final Consumer<Run> starting;
        private int next;

        Next(List<Run> runs, Consumer<Run> starting) {
            this.runs = runs;
            this.starting = starting;
        }

        /** @return the number of a run, or -1 when there are no others */
        synchronized int take() {
            if (next == runs.size()) {
                return -1;
            }
            starting.accept(runs.get(next));
            return next++;
        }

        synchronized void end() {
            next = runs.size();
        }
    }

    @Override
    public void close() {
        workers.forEach(Workers::close);
    }
}
