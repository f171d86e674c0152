package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udaf;
import static org.apache.spark.sql.functions.window;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import kata.domain.LateBatch;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Aggregator;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/**
 * Prefer this where batches are large: the driver gets a number for each window of a batch instead of a time for each
 * of its readings.
 */
public final class LateAlarm {

    private LateAlarm() {}

    public static Dataset<Row> counts(Dataset<Row> readings) {
        Column end = window(col("ts"), "5 minutes").getField("end");
        return readings.observe(
                        "lateness",
                        udaf(new ByWindow(), Encoders.TIMESTAMP()).apply(end).as("windows"))
                .withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes"), col("device"))
                .count();
    }

    public static StreamingQueryListener alarm(Consumer<LateBatch> pager, Executor elsewhere) {
        return new StreamingQueryListener() {
            @Override
            public void onQueryStarted(QueryStartedEvent event) {}

            @Override
            public void onQueryProgress(QueryProgressEvent event) {
                StreamingQueryProgress progress = event.progress();
                Row lateness = progress.observedMetrics().get("lateness");
                if (lateness == null) {
                    return;
                }
                Instant watermark = Instant.parse(progress.eventTime().get("watermark"));
                Map<Timestamp, Long> windows = lateness.getStruct(0).getJavaMap(0);
                long readings =
                        windows.values().stream().mapToLong(Long::longValue).sum();
                long late = windows.entrySet().stream()
                        .filter(window -> !window.getKey().toInstant().isAfter(watermark))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
                if (2 * late > readings) {
                    var alarm = new LateBatch(progress.id(), progress.batchId(), late, readings);
                    elsewhere.execute(() -> pager.accept(alarm));
                }
            }

            @Override
            public void onQueryTerminated(QueryTerminatedEvent event) {}
        };
    }

    /** How many readings there are for each end of a window, as a bean. */
    public static final class Counts {

        private Map<Timestamp, Long> windows = new HashMap<>();

        public Map<Timestamp, Long> getWindows() {
            return windows;
        }

        public void setWindows(Map<Timestamp, Long> windows) {
            this.windows = new HashMap<>(windows);
        }

        private void add(Timestamp end, long readings) {
            windows.merge(end, readings, Long::sum);
        }
    }

    private static final class ByWindow extends Aggregator<Timestamp, Counts, Counts> {

        @Override
        public Counts zero() {
            return new Counts();
        }

        @Override
        public Counts reduce(Counts counts, Timestamp end) {
            counts.add(end, 1);
            return counts;
        }

        @Override
        public Counts merge(Counts counts, Counts others) {
            others.getWindows().forEach(counts::add);
            return counts;
        }

        @Override
        public Counts finish(Counts counts) {
            return counts;
        }

        @Override
        public Encoder<Counts> bufferEncoder() {
            return Encoders.bean(Counts.class);
        }

        @Override
        public Encoder<Counts> outputEncoder() {
            return Encoders.bean(Counts.class);
        }
    }
}
