package kata.operations;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Believes that to see an earlier state, the batches after it must be taken back.
 *
 * @caughtBy leaves_the_checkpoint_as_it_was
 * @says evidence
 */
public final class StateInspection {

    private StateInspection() {}

    public static long operator(SparkSession spark, String checkpoint) {
        return adding(spark, checkpoint).<Long>getAs("operatorId");
    }

    public static Dataset<Row> incidents(SparkSession spark, String checkpoint, long limit) {
        long oldest = adding(spark, checkpoint).getAs("minBatchId");
        long newest = adding(spark, checkpoint).getAs("maxBatchId");
        long operator = operator(spark, checkpoint);
        List<Row> found = new ArrayList<>();
        for (long batch = newest; batch >= oldest; batch--) {
            found.addAll(spark.read()
                    .format("statestore")
                    .option("operatorId", operator)
                    .load(checkpoint)
                    .where(col("value.sum").gt(limit))
                    .select(
                            col("key.site").as("site"),
                            col("key.window").as("window"),
                            lit(batch).as("batch"))
                    .collectAsList());
            try {
                Files.delete(Path.of(checkpoint, "commits", Long.toString(batch)));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
        return spark.createDataFrame(
                        found,
                        StructType.fromDDL(
                                "site STRING, window STRUCT<start: TIMESTAMP, end: TIMESTAMP>, batch BIGINT"))
                .groupBy("site", "window")
                .agg(min("batch").as("batch"));
    }

    private static Row adding(SparkSession spark, String checkpoint) {
        return spark.read()
                .format("state-metadata")
                .load(checkpoint)
                .where(col("operatorName").equalTo("stateStoreSave"))
                .first();
    }
}
