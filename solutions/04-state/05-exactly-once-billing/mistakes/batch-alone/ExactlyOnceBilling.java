package kata.state;

import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Believes that the number of a batch is its name.
 *
 * @caughtBy keeps_queries_apart
 * @says each numbers its batches
 */
public final class ExactlyOnceBilling {

    private ExactlyOnceBilling() {}

    public static void write(Dataset<Row> charges, long batchId, String query, String directory) {
        charges.write().mode(SaveMode.Overwrite).parquet(directory + "/batch=" + batchId);
    }

    public static Dataset<Row> bill(SparkSession spark, String directory) {
        return spark.read()
                .schema("customer STRING, cents BIGINT")
                .parquet(directory)
                .groupBy("customer")
                .agg(sum("cents").as("cents"));
    }
}
