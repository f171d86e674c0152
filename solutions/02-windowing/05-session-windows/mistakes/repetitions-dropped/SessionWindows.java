package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.session_window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that two pings of one moment are one.
 *
 * @caughtBy counts_pings_of_one_moment
 * @says which is two pings
 */
public final class SessionWindows {

    private SessionWindows() {}

    public static Dataset<Row> visits(Dataset<Row> pings) {
        return pings.withWatermark("ts", "10 minutes")
                .dropDuplicates("badge", "ts")
                .groupBy(session_window(col("ts"), "5 minutes").as("visit"), col("badge"))
                .agg(count(lit(1)).as("pings"));
    }
}
