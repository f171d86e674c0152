package kata.operations;

import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Believes that a query ends when there is nothing more to read.
 *
 * @caughtBy delivers_the_readings_of_a_file
 * @says waits for more
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
        spark.readStream()
                .schema(SCHEMA)
                .option("maxFilesPerTrigger", filesAtOnce)
                .json(inbox)
                .writeStream()
                .option("checkpointLocation", checkpoint)
                .foreachBatch(deliver)
                .start()
                .awaitTermination();
    }
}
