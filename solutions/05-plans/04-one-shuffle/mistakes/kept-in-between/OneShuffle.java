package kata.plans;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that what is computed once is computed for ever.
 *
 * @caughtBy describes_and_runs_nothing
 * @says have run
 */
public final class OneShuffle {

    private OneShuffle() {}

    public static Dataset<Row> summary(Dataset<Row> readings) {
        Dataset<Row> means =
                readings.groupBy("device").agg(avg("temp").as("mean")).localCheckpoint();
        return readings.groupBy("device")
                .agg(max("vib").as("worst"), max_by(col("ts"), col("vib")).as("at"))
                .join(means, "device");
    }
}
