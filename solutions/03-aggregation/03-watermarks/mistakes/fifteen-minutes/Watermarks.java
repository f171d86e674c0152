package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that the delay counts from the window's start: five minutes for the window and ten to wait.
 *
 * @caughtBy waits_ten_minutes_and_no_longer
 * @says the window is final
 */
public final class Watermarks {

    private Watermarks() {}

    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        return readings.withWatermark("ts", "15 minutes")
                .groupBy(window(col("ts"), "5 minutes"), col("device"))
                .agg(count(lit(1)).as("readings"));
    }
}
