package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that counting a column counts the rows; it leaves out the nulls.
 *
 * @caughtBy counts_a_reading_whatever_else_it_holds_or_lacks
 * @says A reading counts whatever else it holds or lacks
 */
public final class Watermarks {

    private Watermarks() {}

    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes"), col("device"))
                .agg(count("temp").as("readings"));
    }
}
