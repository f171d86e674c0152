package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a reading without a time was measured when it arrived.
 *
 * @caughtBy finds_no_window_for_a_reading_without_a_time
 * @says a sensor has lost its clock
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.groupBy(
                        window(coalesce(col("ts"), current_timestamp()), "10 minutes", "5 minutes"), col("device"))
                .agg(avg("temp").as("mean"));
    }
}
