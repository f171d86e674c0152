package kata.state;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that grouping by the id leaves one row for each.
 *
 * @caughtBy lets_a_reading_through
 * @says at once
 */
public final class Deduplication {

    private Deduplication() {}

    public static Dataset<Row> once(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "10 minutes"), col("id"))
                .agg(
                        first("device").as("device"),
                        first("model").as("model"),
                        first("ts").as("ts"),
                        first("temp").as("temp"),
                        first("vib").as("vib"))
                .drop("window");
    }
}
