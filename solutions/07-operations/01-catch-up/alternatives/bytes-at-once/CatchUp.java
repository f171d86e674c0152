package kata.operations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;

/** Prefer a limit in bytes where files differ in size: what a batch needs is memory. Here all are of one size. */
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
        long size = 1;
        try (Stream<Path> files = Files.list(Path.of(inbox))) {
            for (Path file : files.toList()) {
                size = Math.max(size, Files.size(file));
            }
        }
        spark.readStream()
                .schema(SCHEMA)
                .option("maxBytesPerTrigger", filesAtOnce * size)
                .json(inbox)
                .writeStream()
                .trigger(Trigger.AvailableNow())
                .option("checkpointLocation", checkpoint)
                .foreachBatch(deliver)
                .start()
                .awaitTermination();
    }
}
