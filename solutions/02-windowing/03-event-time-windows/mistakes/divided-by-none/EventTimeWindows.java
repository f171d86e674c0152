package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a sum of nothing is zero, and does not think of what it is divided by.
 *
 * @caughtBy leaves_out_a_missing_temperature
 * @says DIVIDE_BY_ZERO
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "10 minutes", "5 minutes"), col("device"))
                .agg(coalesce(sum("temp"), lit(0.0)).divide(count("temp")).as("mean"));
    }
}
