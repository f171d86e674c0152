package kata.operations;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Prefer this in a notebook, where an incident is looked into by trying. */
public final class StateInspection {

    private StateInspection() {}

    public static long operator(SparkSession spark, String checkpoint) {
        return adding(spark, checkpoint).<Long>getAs("operatorId");
    }

    public static Dataset<Row> incidents(SparkSession spark, String checkpoint, long limit) {
        Row adding = adding(spark, checkpoint);
        spark.read()
                .format("statestore")
                .option("operatorId", operator(spark, checkpoint))
                .option("readChangeFeed", true)
                .option("changeStartBatchId", adding.<Long>getAs("minBatchId"))
                .load(checkpoint)
                .createOrReplaceTempView("changes");
        return spark.sql("SELECT key.site, key.window, min(batch_id) AS batch FROM changes WHERE value.sum > " + limit
                + " GROUP BY key.site, key.window");
    }

    private static Row adding(SparkSession spark, String checkpoint) {
        return spark.read()
                .format("state-metadata")
                .load(checkpoint)
                .where(col("operatorName").equalTo("stateStoreSave"))
                .first();
    }
}
