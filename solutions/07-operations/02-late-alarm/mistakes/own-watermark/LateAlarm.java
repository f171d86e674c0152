package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.window;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import kata.domain.LateBatch;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/**
 * Believes that the latest time that it has heard of, minus ten minutes, is the watermark.
 *
 * @caughtBy knows_the_watermark_after_a_restart
 * @says in the checkpoint
 */
public final class LateAlarm {

    private LateAlarm() {}

    public static Dataset<Row> counts(Dataset<Row> readings) {
        return readings.observe("lateness", collect_list(col("ts")).as("times"))
                .withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes"), col("device"))
                .count();
    }

    public static StreamingQueryListener alarm(Consumer<LateBatch> pager, Executor elsewhere) {
        return new StreamingQueryListener() {
            private Instant latest = Instant.EPOCH;

            @Override
            public void onQueryStarted(QueryStartedEvent event) {}

            @Override
            public void onQueryProgress(QueryProgressEvent event) {
                StreamingQueryProgress progress = event.progress();
                Row lateness = progress.observedMetrics().get("lateness");
                if (lateness == null) {
                    return;
                }
                List<Timestamp> times = lateness.getList(0);
                Instant watermark = latest.minus(Duration.ofMinutes(10));
                long late = times.stream()
                        .filter(time -> !endOfWindow(time).isAfter(watermark))
                        .count();
                times.forEach(time -> latest = time.toInstant().isAfter(latest) ? time.toInstant() : latest);
                if (2 * late > times.size()) {
                    var alarm = new LateBatch(progress.id(), progress.batchId(), late, times.size());
                    elsewhere.execute(() -> pager.accept(alarm));
                }
            }

            @Override
            public void onQueryTerminated(QueryTerminatedEvent event) {}
        };
    }

    private static Instant endOfWindow(Timestamp time) {
        long seconds = Math.floorDiv(time.getTime(), 300_000L) * 300 + 300;
        return Instant.ofEpochSecond(seconds);
    }
}
