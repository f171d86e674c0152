package kata.operations;

import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;

/**
 * Believes that a query with a trigger of a day does the work of a day at once, and may be stopped then.
 *
 * @caughtBy takes_so_many_files_at_once
 * @says all five files
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
                .trigger(Trigger.ProcessingTime("100 days"))
                .option("checkpointLocation", checkpoint)
                .foreachBatch(deliver)
                .start();
        while (query.lastProgress() == null) {
            Thread.sleep(100);
        }
        query.stop();
    }
}
