package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import kata.domain.LateBatch;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/**
 * Believes that withWatermark takes late readings out, so that they are missing behind it.
 *
 * @caughtBy raises_an_alarm_when_readings_come_too_late
 * @says too late
 */
public final class LateAlarm {

    private LateAlarm() {}

    public static Dataset<Row> counts(Dataset<Row> readings) {
        return readings.observe("before", count(lit(1)).as("readings"))
                .withWatermark("ts", "10 minutes")
                .observe("after", count(lit(1)).as("readings"))
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
                Row before = progress.observedMetrics().get("before");
                Row after = progress.observedMetrics().get("after");
                if (before == null || after == null) {
                    return;
                }
                long readings = before.getLong(0);
                long late = readings - after.getLong(0);
                if (2 * late > readings) {
                    var alarm = new LateBatch(progress.id(), progress.batchId(), late, readings);
                    elsewhere.execute(() -> pager.accept(alarm));
                }
            }

            @Override
            public void onQueryTerminated(QueryTerminatedEvent event) {}
        };
    }
}
