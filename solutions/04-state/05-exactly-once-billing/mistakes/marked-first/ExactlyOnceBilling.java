package kata.state;

import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Believes that a batch that is marked as written beforehand is not written twice.
 *
 * @caughtBy counts_once_after_a_crash_within_the_function
 * @says was not written
 */
public final class ExactlyOnceBilling {

    private ExactlyOnceBilling() {}

    public static void write(Dataset<Row> charges, long batchId, String query, String directory) {
        Path mark = Path.of(directory + "-marks", query + "-" + batchId);
        if (!Files.exists(mark)) {
            try {
                Files.createDirectories(mark);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            charges.write().mode(SaveMode.Append).parquet(directory);
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
