package kata.plans;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a row is found by its greatest value.
 *
 * @caughtBy moves_the_readings_once
 * @says Exchange
 */
public final class OneShuffle {

    private OneShuffle() {}

    public static Dataset<Row> summary(Dataset<Row> readings) {
        Dataset<Row> summary = readings.groupBy("device")
                .agg(avg("temp").as("mean"), max("vib").as("worst"));
        return summary.join(
                        readings.select(
                                col("device").as("d"), col("vib"), col("ts").as("at")),
                        col("device").equalTo(col("d")).and(col("worst").equalTo(col("vib"))))
                .select("device", "mean", "worst", "at");
    }
}
