package kata.state;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that the time must be among the columns, so that the state can be cleared.
 *
 * @caughtBy drops_the_second_copy
 * @says The copy has another time
 */
public final class Deduplication {

    private Deduplication() {}

    public static Dataset<Row> once(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes").dropDuplicates("id", "ts");
    }
}
