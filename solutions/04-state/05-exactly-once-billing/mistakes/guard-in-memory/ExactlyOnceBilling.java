package kata.state;

import static org.apache.spark.sql.functions.sum;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Believes that a set of its own knows which batches were written.
 *
 * @caughtBy knows_only_what_is_in_the_directory
 * @says lost with the program
 */
public final class ExactlyOnceBilling {

    private static final Set<String> WRITTEN = ConcurrentHashMap.newKeySet();

    private ExactlyOnceBilling() {}

    public static void write(Dataset<Row> charges, long batchId, String query, String directory) {
        if (WRITTEN.add(directory + query + batchId)) {
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
