package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Believes that a checkpoint knows all batches since the first.
 *
 * @caughtBy begins_with_the_oldest_batch_that_can_be_read
 * @says oldest batch
 */
public final class StateInspection {

    private StateInspection() {}

    public static long operator(SparkSession spark, String checkpoint) {
        return adding(spark, checkpoint).<Long>getAs("operatorId");
    }

    public static Dataset<Row> incidents(SparkSession spark, String checkpoint, long limit) {
        return spark.read()
                .format("statestore")
                .option("operatorId", operator(spark, checkpoint))
                .option("readChangeFeed", true)
                .option("changeStartBatchId", 0)
                .load(checkpoint)
                .where(col("value.sum").gt(limit))
                .groupBy("key.site", "key.window")
                .agg(min("batch_id").as("batch"));
    }

    private static Row adding(SparkSession spark, String checkpoint) {
        return spark.read()
                .format("state-metadata")
                .load(checkpoint)
                .where(col("operatorName").equalTo("stateStoreSave"))
                .first();
    }
}
