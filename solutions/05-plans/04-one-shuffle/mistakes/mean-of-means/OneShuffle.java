package kata.plans;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that the mean of means is the mean.
 *
 * @caughtBy takes_the_mean_of_all_readings
 * @says Other rows
 */
public final class OneShuffle {

    private OneShuffle() {}

    public static Dataset<Row> summary(Dataset<Row> readings) {
        return readings.withColumn("part", hour(col("ts")))
                .repartition(col("device"))
                .groupBy("device", "part")
                .agg(
                        avg("temp").as("mean"),
                        max("vib").as("worst"),
                        max_by(col("ts"), col("vib")).as("at"))
                .groupBy("device")
                .agg(
                        avg("mean").as("mean"),
                        max("worst").as("worst"),
                        max_by(col("at"), col("worst")).as("at"));
    }
}
