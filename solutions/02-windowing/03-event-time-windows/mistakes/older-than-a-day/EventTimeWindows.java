package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that nobody wants what is older than a day, and filters by the clock on the wall.
 *
 * @caughtBy corrects_its_windows_when_a_reading_comes_late
 * @says however late it comes, a year even
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.where(
                        col("ts").isNull().or(col("ts").geq(current_timestamp().minus(expr("INTERVAL 1 DAY")))))
                .groupBy(window(col("ts"), "10 minutes", "5 minutes"), col("device"))
                .agg(avg("temp").as("mean"));
    }
}
