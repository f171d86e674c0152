package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that the window can have the watermark itself, as it is what becomes final.
 *
 * @caughtBy grants_late_readings_ten_minutes_of_grace
 * @says but it is 1970-01-01
 */
public final class Watermarks {

    private Watermarks() {}

    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        return readings.withColumn("window", window(col("ts"), "5 minutes"))
                .withWatermark("window", "10 minutes")
                .groupBy("window", "device")
                .count()
                .withColumnRenamed("count", "readings");
    }
}
