package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Believes that the newest state shows what went wrong, and so the newest batch is the one.
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
                .load(checkpoint)
                .where(col("value.sum").gt(limit))
                .select(
                        col("key.site").as("site"),
                        col("key.window").as("window"),
                        lit(adding(spark, checkpoint).<Long>getAs("maxBatchId")).as("batch"));
    }

    private static Row adding(SparkSession spark, String checkpoint) {
        return spark.read()
                .format("state-metadata")
                .load(checkpoint)
                .where(col("operatorName").equalTo("stateStoreSave"))
                .first();
    }
}
