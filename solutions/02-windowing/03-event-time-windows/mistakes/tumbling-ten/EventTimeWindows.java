package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that windows of ten minutes follow each other.
 *
 * @caughtBy takes_the_mean_of_ten_minutes_every_five
 * @says a new one begins every five
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "10 minutes"), col("device"))
                .agg(avg("temp").as("mean"));
    }
}
