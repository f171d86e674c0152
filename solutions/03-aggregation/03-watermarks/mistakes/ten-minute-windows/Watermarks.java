package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that ten minutes of grace make windows of ten minutes.
 *
 * @caughtBy emits_a_count_when_its_window_is_final
 * @says the window of five minutes
 */
public final class Watermarks {

    private Watermarks() {}

    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "10 minutes"), col("device"))
                .agg(count(lit(1)).as("readings"));
    }
}
