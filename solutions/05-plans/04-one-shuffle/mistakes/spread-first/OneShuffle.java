package kata.plans;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that more partitions make it faster.
 *
 * @caughtBy moves_the_readings_once
 * @says Exchange
 */
public final class OneShuffle {

    private OneShuffle() {}

    public static Dataset<Row> summary(Dataset<Row> readings) {
        return readings.repartition(8)
                .groupBy("device")
                .agg(
                        avg("temp").as("mean"),
                        max("vib").as("worst"),
                        max_by(col("ts"), col("vib")).as("at"));
    }
}
