package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts the readings of every device in five-minute windows, for a bill that is never corrected. */
public final class Watermarks {

    private Watermarks() {}

    /**
     * Counts the readings of each device in each window of five minutes, once the window is final.
     *
     * <p>A window holds the readings that were measured from its start (included) to its end (excluded). It is final
     * when the latest time of measurement seen so far, on any device, is ten minutes past its end. The next micro-batch
     * emits its count, including what that micro-batch still brings for it, and forgets it. A reading that comes later
     * is dropped, and Spark's progress counts it among the dropped rows.
     *
     * @param readings {@code device} (string), {@code ts} (timestamp, when it was measured, never null here), and
     *     further columns; in any order
     * @return {@code window} (struct of {@code start} and {@code end}, timestamps on multiples of five minutes),
     *     {@code device} (string), {@code readings} (bigint, at least 1); the result can run in append mode: one row
     *     for each window and device, emitted when it is final and never again
     */
    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes"), col("device"))
                .agg(count(lit(1)).as("readings"));
    }
}
