package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a watermark on both sites together waits for the slower one.
 *
 * @caughtBy waits_for_the_site_that_lags
 * @says only as far as the slower site
 */
public final class MultipleWatermarks {

    private MultipleWatermarks() {}

    public static Dataset<Row> counts(Dataset<Row> harbour, Dataset<Row> quarry) {
        return harbour.union(quarry)
                .withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes"))
                .agg(count(lit(1)).as("readings"));
    }
}
