package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that equal rows of two sites are one reading that came twice.
 *
 * @caughtBy counts_equal_readings
 * @says two readings
 */
public final class MultipleWatermarks {

    private MultipleWatermarks() {}

    public static Dataset<Row> counts(Dataset<Row> harbour, Dataset<Row> quarry) {
        return harbour.withWatermark("ts", "10 minutes")
                .union(quarry.withWatermark("ts", "10 minutes"))
                .dropDuplicates()
                .groupBy(window(col("ts"), "5 minutes"))
                .agg(count(lit(1)).as("readings"));
    }
}
