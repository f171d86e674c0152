package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;

/**
 * Believes that a change is what a batch has added.
 *
 * @caughtBy leaves_out_what_was_never_over_the_limit
 * @says the sum after the batch
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
                .option("changeStartBatchId", adding(spark, checkpoint).<Long>getAs("minBatchId"))
                .load(checkpoint)
                .withColumn(
                        "energy",
                        sum("value.sum")
                                .over(Window.partitionBy("key.site", "key.window")
                                        .orderBy("batch_id")))
                .where(col("energy").gt(limit))
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
