package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that the number of temperatures is the number of readings.
 *
 * @caughtBy leaves_out_a_missing_temperature
 * @says nor one more to divide by
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "10 minutes", "5 minutes"), col("device"))
                .agg(sum("temp").divide(count("*")).as("mean"));
    }
}
