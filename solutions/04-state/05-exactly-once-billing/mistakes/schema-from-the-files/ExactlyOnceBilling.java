package kata.state;

import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Believes that files tell what columns they have.
 *
 * @caughtBy takes_a_batch_without_charges
 * @says column that its input does not have
 */
public final class ExactlyOnceBilling {

    private ExactlyOnceBilling() {}

    public static void write(Dataset<Row> charges, long batchId, String query, String directory) {
        charges.write().mode(SaveMode.Overwrite).json(directory + "/query=" + query + "/batch=" + batchId);
    }

    public static Dataset<Row> bill(SparkSession spark, String directory) {
        return spark.read().json(directory).groupBy("customer").agg(sum("cents").as("cents"));
    }
}
