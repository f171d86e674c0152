package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that readings are hardly ever late, and that an immediate result is worth more than a right one.
 *
 * @caughtBy waits_ten_minutes_and_no_longer
 * @says a second is missing
 */
public final class Watermarks {

    private Watermarks() {}

    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        return readings.withWatermark("ts", "1 minute")
                .groupBy(window(col("ts"), "5 minutes"), col("device"))
                .agg(count(lit(1)).as("readings"));
    }
}
