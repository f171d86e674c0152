package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Prefer this for a store that has no change feed, such as RocksDB without changelog checkpointing. */
public final class StateInspection {

    private StateInspection() {}

    public static long operator(SparkSession spark, String checkpoint) {
        return adding(spark, checkpoint).<Long>getAs("operatorId");
    }

    public static Dataset<Row> incidents(SparkSession spark, String checkpoint, long limit) {
        long oldest = adding(spark, checkpoint).getAs("minBatchId");
        long newest = adding(spark, checkpoint).getAs("maxBatchId");
        Dataset<Row> states = null;
        for (long batch = oldest; batch <= newest; batch++) {
            Dataset<Row> state = spark.read()
                    .format("statestore")
                    .option("operatorId", operator(spark, checkpoint))
                    .option("batchId", batch)
                    .load(checkpoint)
                    .withColumn("batch", lit(batch));
            states = states == null ? state : states.union(state);
        }
        return states.where(col("value.sum").gt(limit))
                .groupBy("key.site", "key.window")
                .agg(min("batch").as("batch"));
    }

    private static Row adding(SparkSession spark, String checkpoint) {
        return spark.read()
                .format("state-metadata")
                .load(checkpoint)
                .where(col("operatorName").equalTo("stateStoreSave"))
                .first();
    }
}
