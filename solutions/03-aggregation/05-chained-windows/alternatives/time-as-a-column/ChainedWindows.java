package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.window;
import static org.apache.spark.sql.functions.window_time;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer this when the time of the inner window is needed more than once. */
public final class ChainedWindows {

    private ChainedWindows() {}

    public static Dataset<Row> busiest(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes"), col("site"))
                .agg(count(lit(1)).as("readings"))
                .select(window_time(col("window")).as("at"), col("site"), col("readings"))
                .groupBy(window(col("at"), "1 hour").as("hour"), col("site"))
                .agg(max("readings").as("readings"));
    }
}
