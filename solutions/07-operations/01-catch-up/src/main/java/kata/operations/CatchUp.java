package kata.operations;

import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;

/** Delivers the readings that lie in an inbox, as a program that is started every night. */
public final class CatchUp {

    /** The columns of a file. */
    private static final String SCHEMA = "id STRING, device STRING, temp DOUBLE";

    private CatchUp() {}

    /**
     * Delivers what lies in the inbox and no earlier call has delivered, in micro-batches, and returns when that is
     * done. Its query has ended then.
     *
     * @param spark a session
     * @param inbox a directory of JSON files, as a path; all files have the same size, and each has one or more
     *     readings, a line each: {@code id} (string), {@code device} (string), {@code temp} (double)
     * @param filesAtOnce the most files of a micro-batch
     * @param checkpoint a directory for what the next call must know, as a path; it is not there at the first call
     * @param deliver a function for foreachBatch, called with each micro-batch and its number
     * @throws Exception when a micro-batch could not be delivered
     */
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
                .trigger(Trigger.AvailableNow())
                .option("checkpointLocation", checkpoint)
                .foreachBatch(deliver)
                .start()
                .awaitTermination();
    }
}
