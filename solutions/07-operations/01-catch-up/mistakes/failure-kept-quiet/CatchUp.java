package kata.operations;

import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/**
 * Believes that a batch that failed is for tomorrow, and tonight no one need know.
 *
 * @caughtBy lets_its_caller_know_of_a_failure
 * @says nobody
 */
public final class CatchUp {

    /** The columns of a file. */
    private static final String SCHEMA = "id STRING, device STRING, temp DOUBLE";

    private CatchUp() {}

    public static void run(
            SparkSession spark,
            String inbox,
            int filesAtOnce,
            String checkpoint,
            VoidFunction2<Dataset<Row>, Long> deliver)
            throws Exception {
        StreamingQuery query = spark.readStream()
                .schema(SCHEMA)
                .option("maxFilesPerTrigger", filesAtOnce)
                .json(inbox)
                .writeStream()
                .trigger(Trigger.AvailableNow())
                .option("checkpointLocation", checkpoint)
                .foreachBatch(deliver)
                .start();
        try {
            query.awaitTermination();
        } catch (StreamingQueryException failed) {
            System.err.println(failed.getMessage());
        }
    }
}
