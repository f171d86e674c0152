package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that Spark sees by itself when a window is over.
 *
 * @caughtBy emits_a_count_when_its_window_is_final
 * @says For that it needs a watermark
 */
public final class Watermarks {

    private Watermarks() {}

    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "5 minutes"), col("device"))
                .agg(count(lit(1)).as("readings"));
    }
}
