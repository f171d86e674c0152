package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a window is a group, and that the device only needs to be named.
 *
 * @caughtBy keeps_devices_apart
 * @says each device has one mean of its own
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "10 minutes", "5 minutes"))
                .agg(first("device").as("device"), avg("temp").as("mean"));
    }
}
