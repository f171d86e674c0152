package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a window's end is in and its start is out.
 *
 * @caughtBy counts_five_past_sharp_in_two_windows
 * @says a window's start is in and its end is out
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.groupBy(
                        window(col("ts").minus(expr("INTERVAL 1 MICROSECOND")), "10 minutes", "5 minutes"),
                        col("device"))
                .agg(avg("temp").as("mean"));
    }
}
