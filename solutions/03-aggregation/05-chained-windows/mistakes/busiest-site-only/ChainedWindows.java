package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.window;
import static org.apache.spark.sql.functions.window_time;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that there is one busiest five minutes in an hour.
 *
 * @caughtBy finds_it_for_each_site
 * @says each site has an hour of its own
 */
public final class ChainedWindows {

    private ChainedWindows() {}

    public static Dataset<Row> busiest(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes"), col("site"))
                .agg(count(lit(1)).as("readings"))
                .groupBy(window(window_time(col("window")), "1 hour").as("hour"))
                .agg(
                        max_by(col("site"), col("readings")).as("site"),
                        max("readings").as("readings"));
    }
}
