package kata.plans;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a reading without a temperature is no reading.
 *
 * @caughtBy leaves_missing_temperatures_out
 * @says Other rows
 */
public final class OneShuffle {

    private OneShuffle() {}

    public static Dataset<Row> summary(Dataset<Row> readings) {
        return readings.na()
                .drop()
                .groupBy("device")
                .agg(
                        avg("temp").as("mean"),
                        max("vib").as("worst"),
                        max_by(col("ts"), col("vib")).as("at"));
    }
}
