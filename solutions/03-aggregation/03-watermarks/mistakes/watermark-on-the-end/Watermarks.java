package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a window's end may stand for the times of its readings.
 *
 * @caughtBy grants_late_readings_ten_minutes_of_grace
 * @says ten minutes before the latest reading, 12:07, is 11:57
 */
public final class Watermarks {

    private Watermarks() {}

    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        return readings.withColumn("end", window(col("ts"), "5 minutes").getField("end"))
                .withWatermark("end", "10 minutes")
                .groupBy("end", "device")
                .agg(count(lit(1)).as("readings"))
                .withColumn(
                        "window",
                        struct(col("end").minus(expr("INTERVAL 5 MINUTES")).as("start"), col("end")));
    }
}
