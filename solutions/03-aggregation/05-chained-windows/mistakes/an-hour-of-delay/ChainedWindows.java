package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.window;
import static org.apache.spark.sql.functions.window_time;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that results of an hour must wait for an hour.
 *
 * @caughtBy waits_ten_minutes_after_the_hour_and_no_longer
 * @says ten minutes past ten
 */
public final class ChainedWindows {

    private ChainedWindows() {}

    public static Dataset<Row> busiest(Dataset<Row> readings) {
        return readings.withWatermark("ts", "1 hour")
                .groupBy(window(col("ts"), "5 minutes"), col("site"))
                .agg(count(lit(1)).as("readings"))
                .groupBy(window(window_time(col("window")), "1 hour").as("hour"), col("site"))
                .agg(max("readings").as("readings"));
    }
}
