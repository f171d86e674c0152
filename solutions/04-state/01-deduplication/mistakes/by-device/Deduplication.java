package kata.state;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that what a device sends within ten minutes is one reading.
 *
 * @caughtBy lets_readings_with_other_ids_through
 * @says another reading
 */
public final class Deduplication {

    private Deduplication() {}

    public static Dataset<Row> once(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes").dropDuplicatesWithinWatermark("device");
    }
}
