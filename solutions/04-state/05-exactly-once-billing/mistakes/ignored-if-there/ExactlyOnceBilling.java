package kata.state;

import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Believes that what is there needs no second write, and so what is not there is written.
 *
 * @caughtBy adds_up_the_batches
 * @says the first batch
 */
public final class ExactlyOnceBilling {

    private ExactlyOnceBilling() {}

    public static void write(Dataset<Row> charges, long batchId, String query, String directory) {
        charges.write().mode(SaveMode.Ignore).parquet(directory + "/query=" + query);
    }

    public static Dataset<Row> bill(SparkSession spark, String directory) {
        return spark.read()
                .schema("customer STRING, cents BIGINT")
                .parquet(directory)
                .groupBy("customer")
                .agg(sum("cents").as("cents"));
    }
}
