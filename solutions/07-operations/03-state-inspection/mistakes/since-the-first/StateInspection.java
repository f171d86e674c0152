package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Believes that batchId is the batch since which the state is read.
 *
 * @caughtBy names_site_window_and_batch
 * @says batch 1
 */
public final class StateInspection {

    private StateInspection() {}

    public static long operator(SparkSession spark, String checkpoint) {
        return adding(spark, checkpoint).<Long>getAs("operatorId");
    }

    public static Dataset<Row> incidents(SparkSession spark, String checkpoint, long limit) {
        long oldest = adding(spark, checkpoint).getAs("minBatchId");
        return spark.read()
                .format("statestore")
                .option("operatorId", operator(spark, checkpoint))
                .option("batchId", oldest)
                .load(checkpoint)
                .where(col("value.sum").gt(limit))
                .select(
                        col("key.site").as("site"),
                        col("key.window").as("window"),
                        lit(oldest).as("batch"));
    }

    private static Row adding(SparkSession spark, String checkpoint) {
        return spark.read()
                .format("state-metadata")
                .load(checkpoint)
                .where(col("operatorName").equalTo("stateStoreSave"))
                .first();
    }
}
