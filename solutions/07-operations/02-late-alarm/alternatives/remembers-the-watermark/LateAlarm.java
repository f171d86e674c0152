package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.window;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import kata.domain.LateBatch;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/**
 * Prefer this where batches follow each other without rest: Spark drops by the watermark of the batch before, and this
 * listener remembers it. After a restart it has none, and takes that of the batch.
 */
public final class LateAlarm {

    private LateAlarm() {}

    public static Dataset<Row> counts(Dataset<Row> readings) {
        return readings.observe(
                        "lateness",
                        collect_list(window(col("ts"), "5 minutes").getField("end"))
                                .as("ends"))
                .withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes"), col("device"))
                .count();
    }

    public static StreamingQueryListener alarm(Consumer<LateBatch> pager, Executor elsewhere) {
        return new StreamingQueryListener() {
            private final Map<UUID, Instant> watermarks = new ConcurrentHashMap<>();

            @Override
            public void onQueryStarted(QueryStartedEvent event) {}

            @Override
            public void onQueryProgress(QueryProgressEvent event) {
                StreamingQueryProgress progress = event.progress();
                Row lateness = progress.observedMetrics().get("lateness");
                Instant own = Instant.parse(progress.eventTime().getOrDefault("watermark", Instant.EPOCH.toString()));
                Instant before = watermarks.put(progress.id(), own);
                if (lateness == null) {
                    return;
                }
                Instant watermark = before == null ? own : before;
                List<Timestamp> ends = lateness.getList(0);
                long late = ends.stream()
                        .filter(end -> !end.toInstant().isAfter(watermark))
                        .count();
                if (2 * late > ends.size()) {
                    var alarm = new LateBatch(progress.id(), progress.batchId(), late, ends.size());
                    elsewhere.execute(() -> pager.accept(alarm));
                }
            }

            @Override
            public void onQueryTerminated(QueryTerminatedEvent event) {}
        };
    }
}
