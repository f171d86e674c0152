package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that append mode knows by itself when a window is over.
 *
 * @caughtBy counts_the_readings_of_both_sites
 * @says watermark
 */
public final class MultipleWatermarks {

    private MultipleWatermarks() {}

    public static Dataset<Row> counts(Dataset<Row> harbour, Dataset<Row> quarry) {
        return harbour.union(quarry)
                .groupBy(window(col("ts"), "5 minutes"))
                .agg(count(lit(1)).as("readings"));
    }
}
