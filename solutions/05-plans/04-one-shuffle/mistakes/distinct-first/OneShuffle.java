package kata.plans;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a reading that is there twice must not count twice.
 *
 * @caughtBy takes_the_mean_of_all_readings
 * @says Other rows
 */
public final class OneShuffle {

    private OneShuffle() {}

    public static Dataset<Row> summary(Dataset<Row> readings) {
        return readings.select("device", "temp", "vib", "ts")
                .dropDuplicates("device", "temp")
                .groupBy("device")
                .agg(
                        avg("temp").as("mean"),
                        max("vib").as("worst"),
                        max_by(col("ts"), col("vib")).as("at"));
    }
}
