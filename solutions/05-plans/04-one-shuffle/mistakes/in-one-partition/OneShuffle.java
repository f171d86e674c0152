package kata.plans;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that rows that are in one partition need not be moved.
 *
 * @caughtBy keeps_all_tasks_at_work
 * @says by one task
 */
public final class OneShuffle {

    private OneShuffle() {}

    public static Dataset<Row> summary(Dataset<Row> readings) {
        return readings.repartition(1)
                .groupBy("device")
                .agg(
                        avg("temp").as("mean"),
                        max("vib").as("worst"),
                        max_by(col("ts"), col("vib")).as("at"));
    }
}
