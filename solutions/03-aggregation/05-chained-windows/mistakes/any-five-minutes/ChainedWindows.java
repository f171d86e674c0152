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
 * Believes that the busiest five minutes may begin at any minute.
 *
 * @caughtBy cuts_five_minutes_on_multiples_of_five
 * @says begin on multiples of five minutes
 */
public final class ChainedWindows {

    private ChainedWindows() {}

    public static Dataset<Row> busiest(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes", "1 minute"), col("site"))
                .agg(count(lit(1)).as("readings"))
                .groupBy(window(window_time(col("window")), "1 hour").as("hour"), col("site"))
                .agg(max("readings").as("readings"));
    }
}
