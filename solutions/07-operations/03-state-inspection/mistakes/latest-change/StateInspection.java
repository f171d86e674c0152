package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Believes that the latest change of a wrong sum is what made it wrong.
 *
 * @caughtBy finds_the_first_batch_over_the_limit
 * @says stayed over it
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
                .where(col("value.sum").gt(limit))
                .groupBy("key.site", "key.window")
                .agg(max("batch_id").as("batch"));
    }

    private static Row adding(SparkSession spark, String checkpoint) {
        return spark.read()
                .format("state-metadata")
                .load(checkpoint)
                .where(col("operatorName").equalTo("stateStoreSave"))
                .first();
    }
}
