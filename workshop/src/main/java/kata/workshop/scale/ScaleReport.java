package kata.workshop.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import kata.testkit.spark.LocalSpark;

/**
 * What was measured, as lines of text, and whether it is well.
 *
 * @param plan that was followed
 */
public record ScaleReport(Plan plan, Measured measured) {

    /** By so much a row may cost more in the largest stream than in the one before. */
    private static final double MOST = 1.2;

    private static final double MEGABYTE = 1 << 20;

    /** Spark's names for what a trigger does besides running the batch; see StreamingQueryProgress.durationMs. */
    private static final List<String> PLANNING = List.of("queryPlanning", "getBatch");

    private static final List<String> LOGS = List.of("walCommit", "commitOffsets", "commitBatch");

    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.addAll(what());
        lines.addAll(rows());
        lines.addAll(keys());
        lines.addAll(phases());
        lines.add("");
        for (Plan.Store store : plan.stores()) {
            lines.add(line(
                    "%s store: a row costs %.2f times as much among %,d as among %,d; in time of the processors %.2f times.",
                    capital(store),
                    growth(store),
                    plan.rows(),
                    sizeBefore(store).rows(),
                    cpuGrowth(store)));
            lines.add(line(
                    "A batch of the first tenth of the %,d took %.0f ms, a batch of the last tenth %.0f ms.",
                    plan.rows(), largest(store).firstMillis(), largest(store).lastMillis()));
        }
        return lines;
    }

    /** Says what is not well; empty when all is. */
    public Optional<String> complaint() {
        return plan.stores().stream()
                .filter(store -> growth(store) > MOST)
                .findFirst()
                .map(store -> line(
                        "The cost of a row grows with the rows: with the %s store it is %.2f times as high among %,d rows"
                                + " as among %,d, and %.1f is the most that is allowed. %s",
                        store.title(),
                        growth(store),
                        plan.rows(),
                        sizeBefore(store).rows(),
                        MOST,
                        cpuGrowth(store) > MOST
                                ? "Look for what has grown in \"A batch, in ms\"."
                                : "The processors have not done that much more: if others use the machine too, measure"
                                        + " once more."));
    }

    private Measured.Rows largest(Plan.Store store) {
        return of(store).get(of(store).size() - 1);
    }

    private Measured.Rows sizeBefore(Plan.Store store) {
        return of(store).get(of(store).size() - 2);
    }

    /** How many times as much a row costs in the largest stream as in the one before. */
    private double growth(Plan.Store store) {
        return growth(store, Measured.Rows::microsPerRow);
    }

    private double cpuGrowth(Plan.Store store) {
        return growth(store, Measured.Rows::cpuMicrosPerRow);
    }

    private double growth(Plan.Store store, ToDoubleFunction<Measured.Rows> cost) {
        return cost.applyAsDouble(largest(store)) / cost.applyAsDouble(sizeBefore(store));
    }

    private List<Measured.Rows> of(Plan.Store store) {
        return measured.rows().stream().filter(rows -> rows.store() == store).toList();
    }

    private List<String> what() {
        var lines = new ArrayList<String>();
        lines.add(line(
                "The reference, warm, in a JVM of its own: Java %s, a heap of at most %s, %d cores, %s"
                        + " shuffle partition%s.",
                measured.java(),
                Scale.HEAP,
                LocalSpark.CORES,
                measured.shufflePartitions(),
                measured.shufflePartitions().equals("1") ? "" : "s"));
        plan.settings().forEach((key, value) -> lines.add("Besides, " + key + " = " + value + "."));
        lines.add(line(
                "%,d device%s at %d sites, a reading each every six minutes of event time; JSON files of %,d lines. A line"
                        + " in %d is a",
                plan.devices(), plan.devices() == 1 ? "" : "s", Readings.SITES, plan.rowsPerFile(), Readings.COPY));
        lines.add(line(
                "copy, a line in %,d is torn. The next batch comes into the inbox when the one before is worked on.",
                Readings.TORN));
        return lines;
    }

    private List<String> rows() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("ROWS: windows close, and state is forgotten, as time goes on.");
        lines.add("");
        lines.add(line(
                "%-8s %11s %8s %10s %9s %8s %8s %8s %8s %10s %9s %8s",
                "store",
                "rows",
                "batches",
                "rows each",
                "seconds",
                "rows/s",
                "us/row",
                "ratio",
                "cpu/row",
                "keys",
                "state, MB",
                "heap, MB"));
        for (Plan.Store store : plan.stores()) {
            List<Measured.Rows> sizes = of(store);
            double middle = sizeBefore(store).microsPerRow();
            for (Measured.Rows rows : sizes) {
                lines.add(line(
                        "%-8s %,11d %,8d %,10d %9.1f %,8.0f %8.1f %8.2f %8.1f %,10d %9.1f %8.0f",
                        store.title(),
                        rows.rows(),
                        rows.batches(),
                        rows.rowsPerBatch(),
                        rows.millis() / 1000,
                        1e6 / rows.microsPerRow(),
                        rows.microsPerRow(),
                        rows.microsPerRow() / middle,
                        rows.cpuMicrosPerRow(),
                        rows.keys(),
                        rows.stateBytes() / MEGABYTE,
                        rows.usedHeap() / MEGABYTE));
            }
            measured.atOnce().stream()
                    .filter(all -> all.store() == store)
                    .forEach(all -> lines.add(line(
                            "%-8s %,11d %8s %10s %9.1f %,8.0f %8.1f %8.2f  (all waited when it was started)",
                            store.title(),
                            all.rows(),
                            "at once",
                            "",
                            all.millis() / 1000,
                            1000 * all.rows() / all.millis(),
                            1000 * all.millis() / all.rows(),
                            1000 * all.millis() / all.rows() / middle)));
        }
        return lines;
    }

    private List<String> keys() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(line(
                "KEYS: batches of %,d rows meet a state of so many ids, all within ten minutes. One in a hundred is new.",
                plan.rowsPerProbe()));
        lines.add("");
        lines.add(line(
                "%-8s %11s %12s %8s %9s %10s %10s %14s %18s",
                "store",
                "keys",
                "ms a batch",
                "ratio",
                "state, MB",
                "bytes/key",
                "heap, MB",
                "on disk, MB",
                "after a start, s"));
        for (Plan.Store store : plan.stores()) {
            List<Measured.Keys> states = measured.keys().stream()
                    .filter(keys -> keys.store() == store)
                    .toList();
            for (Measured.Keys keys : states) {
                lines.add(line(
                        "%-8s %,11d %,12.0f %8.2f %9.1f %,10.0f %10.0f %14.1f %18.1f",
                        store.title(),
                        keys.keys(),
                        keys.millis(),
                        keys.millis() / states.get(0).millis(),
                        keys.stateBytes() / MEGABYTE,
                        (double) keys.stateBytes() / Math.max(1, keys.keys()),
                        keys.usedHeap() / MEGABYTE,
                        keys.checkpointBytes() / MEGABYTE,
                        keys.startMillis() / 1000));
            }
        }
        lines.add("");
        lines.add(
                "State is what Spark says it takes in memory: with the default store all of it, in the heap; with RocksDB");
        lines.add("what of it is in memory, outside the heap, beside its files.");
        return lines;
    }

    private List<String> phases() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("A batch, in ms, with the one without data that follows it; state is that of all tasks.");
        lines.add("");
        lines.add(line(
                "%-8s %16s %8s %8s %8s %8s %8s   %8s %8s %8s",
                "store", "", "all", "listing", "planning", "running", "logs", "updates", "removals", "commits"));
        for (Plan.Store store : plan.stores()) {
            of(store)
                    .forEach(rows -> lines.add(line(
                            "%-8s %,11d rows %s", store.title(), rows.rows(), phases(rows.phases(), rows.batches()))));
            measured.keys().stream()
                    .filter(keys -> keys.store() == store)
                    .forEach(keys -> lines.add(line(
                            "%-8s %,11d keys %s   %8d %8d %8d",
                            store.title(),
                            keys.keys(),
                            phases(keys.phases(), 1),
                            keys.work().getOrDefault("allUpdatesTimeMs", 0L),
                            keys.work().getOrDefault("allRemovalsTimeMs", 0L),
                            keys.work().getOrDefault("commitTimeMs", 0L))));
        }
        return lines;
    }

    private static String phases(Map<String, Long> phases, int batches) {
        return line(
                "%8d %8d %8d %8d %8d",
                sum(phases, List.of("triggerExecution")) / batches,
                sum(phases, List.of("latestOffset")) / batches,
                sum(phases, PLANNING) / batches,
                sum(phases, List.of("addBatch")) / batches,
                sum(phases, LOGS) / batches);
    }

    private static long sum(Map<String, Long> phases, List<String> names) {
        return names.stream().mapToLong(name -> phases.getOrDefault(name, 0L)).sum();
    }

    private static String capital(Plan.Store store) {
        return store.title().substring(0, 1).toUpperCase(Locale.ROOT)
                + store.title().substring(1);
    }

    private static String line(String format, Object... cells) {
        return String.format(Locale.ROOT, format, cells);
    }
}
