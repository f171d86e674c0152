package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a window of windows is made from the end of the inner ones.
 *
 * @caughtBy finds_the_busiest_five_minutes
 * @says watermark
 */
public final class ChainedWindows {

    private ChainedWindows() {}

    public static Dataset<Row> busiest(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes"), col("site"))
                .agg(count(lit(1)).as("readings"))
                .groupBy(window(col("window.end"), "1 hour").as("hour"), col("site"))
                .agg(max("readings").as("readings"));
    }
}
