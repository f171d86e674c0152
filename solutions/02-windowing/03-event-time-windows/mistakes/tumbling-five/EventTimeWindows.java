package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that what begins every five minutes lasts five minutes.
 *
 * @caughtBy takes_the_mean_of_ten_minutes_every_five
 * @says a window lasts ten minutes
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "5 minutes", "5 minutes"), col("device"))
                .agg(avg("temp").as("mean"));
    }
}
