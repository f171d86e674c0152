package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.unix_timestamp;
import static org.apache.spark.sql.functions.window;
import static org.apache.spark.sql.functions.window_time;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that an hour is its number on the clock.
 *
 * @caughtBy keeps_the_hours_of_two_days_apart
 * @says of the next day
 */
public final class ChainedWindows {

    private ChainedWindows() {}

    public static Dataset<Row> busiest(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes"), col("site"))
                .agg(count(lit(1)).as("readings"))
                .groupBy(
                        window(window_time(col("window")), "1 day").as("day"),
                        hour(col("window.start")).as("number"),
                        col("site"))
                .agg(max("readings").as("readings"))
                .select(
                        window(
                                        timestamp_seconds(unix_timestamp(col("day.start"))
                                                .plus(col("number").multiply(3600))),
                                        "1 hour")
                                .as("hour"),
                        col("site"),
                        col("readings"));
    }
}
