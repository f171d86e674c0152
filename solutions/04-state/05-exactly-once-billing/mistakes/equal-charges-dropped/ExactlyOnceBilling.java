package kata.state;

import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Believes that a charge that is there twice was written twice.
 *
 * @caughtBy counts_equal_charges
 * @says two charges
 */
public final class ExactlyOnceBilling {

    private ExactlyOnceBilling() {}

    public static void write(Dataset<Row> charges, long batchId, String query, String directory) {
        charges.write().mode(SaveMode.Append).parquet(directory);
    }

    public static Dataset<Row> bill(SparkSession spark, String directory) {
        return spark.read()
                .parquet(directory)
                .distinct()
                .groupBy("customer")
                .agg(sum("cents").as("cents"));
    }
}
