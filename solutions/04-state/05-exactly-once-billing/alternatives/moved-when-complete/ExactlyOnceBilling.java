package kata.state;

import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Prefer this where a directory appears by one atomic step, as on a local disk or HDFS, others read while it is
 * written, and the query has no state.
 */
public final class ExactlyOnceBilling {

    private ExactlyOnceBilling() {}

    public static void write(Dataset<Row> charges, long batchId, String query, String directory) {
        Path done = Path.of(directory, "query=" + query, "batch=" + batchId);
        if (Files.exists(done)) {
            return;
        }
        Path work = Path.of(directory + "-work", query + "-" + batchId);
        charges.write().mode(SaveMode.Overwrite).parquet(work.toString());
        try {
            Files.createDirectories(done.getParent());
            Files.move(work, done, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static Dataset<Row> bill(SparkSession spark, String directory) {
        return spark.read()
                .schema("customer STRING, cents BIGINT")
                .parquet(directory)
                .groupBy("customer")
                .agg(sum("cents").as("cents"));
    }
}
