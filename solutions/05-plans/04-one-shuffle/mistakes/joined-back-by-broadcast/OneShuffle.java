package kata.plans;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a copy is no shuffle, and so it is free.
 *
 * @caughtBy reads_the_table_once
 * @says Scan ExistingRDD
 */
public final class OneShuffle {

    private OneShuffle() {}

    public static Dataset<Row> summary(Dataset<Row> readings) {
        Dataset<Row> summary = readings.groupBy("device")
                .agg(avg("temp").as("mean"), max("vib").as("worst"));
        Dataset<Row> moments =
                readings.select(col("device"), col("vib").as("worst"), col("ts").as("at"));
        return summary.join(broadcast(moments), new String[] {"device", "worst"});
    }
}
