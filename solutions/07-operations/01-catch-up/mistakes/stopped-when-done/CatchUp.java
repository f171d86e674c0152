package kata.operations;

import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * Believes that a query may be stopped when it has nothing more to do.
 *
 * @caughtBy leaves_to_the_next_call_what_comes_meanwhile
 * @says next call
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
                .option("checkpointLocation", checkpoint)
                .foreachBatch(deliver)
                .start();
        query.processAllAvailable();
        query.stop();
    }
}
