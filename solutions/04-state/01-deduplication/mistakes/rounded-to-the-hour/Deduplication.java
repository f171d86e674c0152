package kata.state;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_trunc;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that copies have the same time, once it is rounded.
 *
 * @caughtBy remembers_until_no_copy_can_come
 * @says in the next hour
 */
public final class Deduplication {

    private Deduplication() {}

    public static Dataset<Row> once(Dataset<Row> readings) {
        return readings.withColumn("hour", date_trunc("hour", col("ts")))
                .withWatermark("hour", "10 minutes")
                .dropDuplicates("id", "hour")
                .drop("hour");
    }
}
