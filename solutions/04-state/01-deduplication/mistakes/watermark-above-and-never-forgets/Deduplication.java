package kata.state;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a watermark bounds every state below it.
 *
 * @caughtBy forgets_an_id
 * @says no more than it did at noon
 */
public final class Deduplication {

    private Deduplication() {}

    public static Dataset<Row> once(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes").dropDuplicates("id");
    }
}
