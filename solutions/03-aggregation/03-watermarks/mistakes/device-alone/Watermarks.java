package kata.aggregation;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that the watermark cuts the counts by itself, and groups by device alone.
 *
 * @caughtBy emits_a_count_when_its_window_is_final
 * @says the window of that time among its keys
 */
public final class Watermarks {

    private Watermarks() {}

    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy("device")
                .agg(count(lit(1)).as("readings"));
    }
}
