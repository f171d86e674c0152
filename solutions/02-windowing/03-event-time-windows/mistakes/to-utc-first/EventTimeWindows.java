package kata.windowing;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.current_timezone;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a timestamp holds local time, and must be converted to UTC before it is compared with others.
 *
 * @caughtBy takes_no_notice_of_the_time_zone
 * @says a timestamp is a moment
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.withColumn("ts", to_utc_timestamp(col("ts"), current_timezone()))
                .groupBy(window(col("ts"), "10 minutes", "5 minutes"), col("device"))
                .agg(avg("temp").as("mean"));
    }
}
