package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.window;
import static org.apache.spark.sql.functions.window_time;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that five minutes may as well be added up from counts of one.
 *
 * @caughtBy counts_what_is_behind_the_watermark_while_its_window_is_open
 * @says 10:06 still counts
 */
public final class Watermarks {

    private Watermarks() {}

    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "1 minute"), col("device"))
                .agg(count(lit(1)).as("readings"))
                .groupBy(window(window_time(col("window")), "5 minutes"), col("device"))
                .agg(sum("readings").as("readings"));
    }
}
