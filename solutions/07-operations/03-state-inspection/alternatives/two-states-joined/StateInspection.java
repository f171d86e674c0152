package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Prefer this to see what was right before: each state beside the one before it. */
public final class StateInspection {

    private StateInspection() {}

    public static long operator(SparkSession spark, String checkpoint) {
        return adding(spark, checkpoint).<Long>getAs("operatorId");
    }

    public static Dataset<Row> incidents(SparkSession spark, String checkpoint, long limit) {
        long oldest = adding(spark, checkpoint).getAs("minBatchId");
        long newest = adding(spark, checkpoint).getAs("maxBatchId");
        Dataset<Row> found = over(spark, checkpoint, oldest, limit);
        for (long batch = oldest + 1; batch <= newest; batch++) {
            found = found.union(over(spark, checkpoint, batch, limit)
                    .join(found.select("site", "window"), new String[] {"site", "window"}, "left_anti")
                    .select("site", "window", "batch"));
        }
        return found;
    }

    private static Row adding(SparkSession spark, String checkpoint) {
        return spark.read()
                .format("state-metadata")
                .load(checkpoint)
                .where(col("operatorName").equalTo("stateStoreSave"))
                .first();
    }

    private static Dataset<Row> over(SparkSession spark, String checkpoint, long batch, long limit) {
        return spark.read()
                .format("statestore")
                .option("operatorId", operator(spark, checkpoint))
                .option("batchId", batch)
                .load(checkpoint)
                .where(col("value.sum").gt(limit))
                .select(
                        col("key.site").as("site"),
                        col("key.window").as("window"),
                        lit(batch).as("batch"));
    }
}
