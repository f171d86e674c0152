package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a missing temperature is zero degrees.
 *
 * @caughtBy leaves_out_a_missing_temperature
 * @says A missing one is not zero degrees
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "10 minutes", "5 minutes"), col("device"))
                .agg(avg(coalesce(col("temp"), lit(0.0))).as("mean"));
    }
}
