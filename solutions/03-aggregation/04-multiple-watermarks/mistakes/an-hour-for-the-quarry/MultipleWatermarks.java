package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a site that lags needs a longer delay.
 *
 * @caughtBy waits_ten_minutes_at_each_site_and_no_longer
 * @says ten minutes past its end at both sites
 */
public final class MultipleWatermarks {

    private MultipleWatermarks() {}

    public static Dataset<Row> counts(Dataset<Row> harbour, Dataset<Row> quarry) {
        return harbour.withWatermark("ts", "10 minutes")
                .union(quarry.withWatermark("ts", "1 hour"))
                .groupBy(window(col("ts"), "5 minutes"))
                .agg(count(lit(1)).as("readings"));
    }
}
