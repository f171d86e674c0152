package kata.plans;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a device with many readings must be split up first.
 *
 * @caughtBy moves_the_readings_once
 * @says Exchange
 */
public final class OneShuffle {

    private OneShuffle() {}

    public static Dataset<Row> summary(Dataset<Row> readings) {
        return readings.withColumn("salt", pmod(hash(col("ts")), lit(4)))
                .groupBy("device", "salt")
                .agg(
                        sum("temp").as("sum"),
                        count("temp").as("count"),
                        max("vib").as("worst"),
                        max_by(col("ts"), col("vib")).as("at"))
                .groupBy("device")
                .agg(
                        sum("sum").divide(sum("count")).as("mean"),
                        max("worst").as("worst"),
                        max_by(col("at"), col("worst")).as("at"));
    }
}
