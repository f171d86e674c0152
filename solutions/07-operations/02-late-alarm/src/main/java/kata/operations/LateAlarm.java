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

/** Pages somebody when too many readings come too late to be counted. */
public final class LateAlarm {

    private LateAlarm() {}

    /**
     * Counts the readings of each device in every five minutes, and waits ten minutes for late ones. The rows that come
     * out are the same with and without an alarm.
     *
     * @param readings a stream with {@code id}, {@code device}, {@code model} (string), {@code ts} (timestamp, never
     *     null), {@code temp} and {@code vib} (double)
     * @return {@code window} (struct of {@code start} and {@code end}), {@code device}, {@code count} (bigint), for
     *     append mode
     */
    public static Dataset<Row> counts(Dataset<Row> readings) {
        return readings.observe(
                        "lateness",
                        collect_list(window(col("ts"), "5 minutes").getField("end"))
                                .as("ends"))
                .withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes"), col("device"))
                .count();
    }

    /**
     * Listens to the queries of a session. When more than half of the readings of a micro-batch of {@link #counts} came
     * too late, it pages somebody. A reading came too late if its window ended at or before the watermark that the
     * progress of the batch shows.
     *
     * <p>Spark reports to it on a thread that all listeners share: it throws nothing and waits for nothing. It hears of
     * other queries too, and says nothing about them.
     *
     * @param pager takes an alarm, and may take minutes for it. Of several alarms with the same query and batch it
     *     keeps the first, even if another program raises the others; the order does not matter
     * @param elsewhere runs what takes its time on a thread of its own: the pager is called there
     * @return the listener
     */
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
                    var alarm = new LateBatch(progress.id(), progress.batchId(), late, ends.size());
                    elsewhere.execute(() -> pager.accept(alarm));
                }
            }

            @Override
            public void onQueryTerminated(QueryTerminatedEvent event) {}
        };
    }
}
