package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that grouping by the model as well does no harm, since a device has one.
 *
 * @caughtBy keeps_devices_apart
 * @says each device has one mean of its own in a window
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "10 minutes", "5 minutes"), col("device"), col("model"))
                .agg(avg("temp").as("mean"));
    }
}
