package kata.aggregation;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;
import static org.apache.spark.sql.functions.window_time;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that the mean of the counts says how busy an hour was.
 *
 * @caughtBy finds_the_busiest_five_minutes
 * @says two in the first five minutes
 */
public final class ChainedWindows {

    private ChainedWindows() {}

    public static Dataset<Row> busiest(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes"), col("site"))
                .agg(count(lit(1)).as("readings"))
                .groupBy(window(window_time(col("window")), "1 hour").as("hour"), col("site"))
                .agg(avg("readings").cast("long").as("readings"));
    }
}
