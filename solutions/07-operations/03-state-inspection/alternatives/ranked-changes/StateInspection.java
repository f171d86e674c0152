package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;

/** Prefer this where more of the first change is wanted than its number, as the sum itself. */
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
                .withColumn(
                        "rank",
                        row_number()
                                .over(Window.partitionBy("key.site", "key.window")
                                        .orderBy("batch_id")))
                .where(col("rank").equalTo(1))
                .select(
                        col("key.site").as("site"),
                        col("key.window").as("window"),
                        col("batch_id").as("batch"));
    }

    private static Row adding(SparkSession spark, String checkpoint) {
        return spark.read()
                .format("state-metadata")
                .load(checkpoint)
                .where(col("operatorName").equalTo("stateStoreSave"))
                .first();
    }
}
