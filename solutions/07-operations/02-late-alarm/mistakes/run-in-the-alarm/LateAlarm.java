package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.window;

import java.sql.Timestamp;
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
 * Believes that the id of the run names the query.
 *
 * @caughtBy raises_no_alarm_twice_after_a_crash
 * @says the id of the run
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
                List<Timestamp> ends = lateness.getList(0);
                long late = ends.stream()
                        .filter(end -> !end.toInstant().isAfter(watermark))
                        .count();
                if (2 * late > ends.size()) {
                    var alarm = new LateBatch(progress.runId(), progress.batchId(), late, ends.size());
                    elsewhere.execute(() -> pager.accept(alarm));
                }
            }

            @Override
            public void onQueryTerminated(QueryTerminatedEvent event) {}
        };
    }
}
