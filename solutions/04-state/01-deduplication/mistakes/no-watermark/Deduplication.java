package kata.state;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that within the watermark means within a while.
 *
 * @caughtBy lets_a_reading_through
 * @says watermark
 */
public final class Deduplication {

    private Deduplication() {}

    public static Dataset<Row> once(Dataset<Row> readings) {
        return readings.dropDuplicatesWithinWatermark("id");
    }
}
