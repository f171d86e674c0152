package kata.plans;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a temperature that is missing is counted.
 *
 * @caughtBy leaves_missing_temperatures_out
 * @says Other rows
 */
public final class OneShuffle {

    private OneShuffle() {}

    public static Dataset<Row> summary(Dataset<Row> readings) {
        return readings.groupBy("device")
                .agg(
                        sum("temp").divide(count(lit(1))).as("mean"),
                        max("vib").as("worst"),
                        max_by(col("ts"), col("vib")).as("at"));
    }
}
