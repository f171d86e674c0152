package kata.operations;

import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;

/**
 * Believes that limit bounds each batch.
 *
 * @caughtBy delivers_the_readings_of_a_file
 * @says three readings
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
                .json(inbox)
                .limit(filesAtOnce)
                .writeStream()
                .trigger(Trigger.AvailableNow())
                .option("checkpointLocation", checkpoint)
                .foreachBatch(deliver)
                .start()
                .awaitTermination();
    }
}
