package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Finds out from the checkpoint of a query in which batch a sum went wrong.
 *
 * <p>The query adds up {@code wh} in windows of five minutes, for each site:
 * {@code groupBy(window(col("ts"), "5 minutes"), col("site")).agg(sum("wh").as("energy"))}. Before that or behind it,
 * it drops duplicates. Its state is in Spark's default store.
 */
public final class StateInspection {

    private StateInspection() {}

    /**
     * Says which stateful operator of the query adds up.
     *
     * @param spark a session
     * @param checkpoint of the query, as a path; it stays as it is
     * @return the number of the operator in the checkpoint
     */
    public static long operator(SparkSession spark, String checkpoint) {
        return adding(spark, checkpoint).<Long>getAs("operatorId");
    }

    /**
     * Lists the windows whose energy was over a limit, with the batch in which that began: the first batch after which
     * the sum was over it. The sum may have been right again later, and the window may be closed.
     *
     * @param spark a session
     * @param checkpoint of the query, as a path; it stays as it is. Spark keeps only the newest batches; as far as the
     *     others are concerned, no energy was over the limit
     * @param limit in watt-hours, which may be reached
     * @return {@code site} (string), {@code window} (struct of {@code start} and {@code end}), {@code batch} (bigint,
     *     its number)
     */
    public static Dataset<Row> incidents(SparkSession spark, String checkpoint, long limit) {
        return spark.read()
                .format("statestore")
                .option("operatorId", operator(spark, checkpoint))
                .option("readChangeFeed", true)
                .option("changeStartBatchId", adding(spark, checkpoint).<Long>getAs("minBatchId"))
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
