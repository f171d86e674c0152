package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.window;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import kata.domain.LateBatch;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/** Prefer this where the query reads one source, once: Spark counts its rows already. */
public final class LateAlarm {

    private LateAlarm() {}

    public static Dataset<Row> counts(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .observe("lateness", collect_list(col("ts")).as("times"))
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
                List<Timestamp> times = lateness.getList(0);
                long late = times.stream()
                        .map(time -> Instant.ofEpochSecond(Math.floorDiv(time.getTime(), 300_000L) * 300 + 300))
                        .filter(end -> end.compareTo(watermark) <= 0)
                        .count();
                long readings = progress.numInputRows();
                if (late > readings / 2) {
                    var alarm = new LateBatch(progress.id(), progress.batchId(), late, readings);
                    CompletableFuture.runAsync(() -> pager.accept(alarm), elsewhere);
                }
            }

            @Override
            public void onQueryTerminated(QueryTerminatedEvent event) {}
        };
    }
}
