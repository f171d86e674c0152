package kata.state;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a copy comes within seconds.
 *
 * @caughtBy drops_a_copy_that_is_minutes_later
 * @says up to ten minutes
 */
public final class Deduplication {

    private Deduplication() {}

    public static Dataset<Row> once(Dataset<Row> readings) {
        return readings.withWatermark("ts", "1 minute").dropDuplicatesWithinWatermark("id");
    }
}
