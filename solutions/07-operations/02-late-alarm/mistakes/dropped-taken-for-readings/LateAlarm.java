package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.window;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import kata.domain.LateBatch;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StateOperatorProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/**
 * Believes that the number of rows dropped by the watermark is that of the readings that came too late.
 *
 * @caughtBy counts_readings_and_not_groups
 * @says groups
 */
public final class LateAlarm {

    private LateAlarm() {}

    public static Dataset<Row> counts(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
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
                long dropped = 0;
                for (StateOperatorProgress operator : progress.stateOperators()) {
                    dropped += operator.numRowsDroppedByWatermark();
                }
                long readings = progress.numInputRows();
                if (2 * dropped > readings) {
                    var alarm = new LateBatch(progress.id(), progress.batchId(), dropped, readings);
                    elsewhere.execute(() -> pager.accept(alarm));
                }
            }

            @Override
            public void onQueryTerminated(QueryTerminatedEvent event) {}
        };
    }
}
