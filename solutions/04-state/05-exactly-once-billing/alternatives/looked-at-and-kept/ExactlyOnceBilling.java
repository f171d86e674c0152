package kata.state;

import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Prefer this when there is more than one thing to do with a batch: it is kept as long as it is needed. */
public final class ExactlyOnceBilling {

    private ExactlyOnceBilling() {}

    public static void write(Dataset<Row> charges, long batchId, String query, String directory) {
        charges.persist();
        try {
            if (!charges.isEmpty()) {
                charges.coalesce(1)
                        .write()
                        .mode(SaveMode.Overwrite)
                        .json(directory + "/query=" + query + "/batch=" + batchId);
            }
        } finally {
            charges.unpersist();
        }
    }

    public static Dataset<Row> bill(SparkSession spark, String directory) {
        return spark.read()
                .schema("customer STRING, cents BIGINT")
                .json(directory + "/*/*")
                .groupBy("customer")
                .agg(sum("cents").as("cents"));
    }
}
