package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.session_window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that the ten minutes are the gap.
 *
 * @caughtBy ends_a_visit_after_five_silent_minutes
 * @says one visit has ended, and another has begun
 */
public final class SessionWindows {

    private SessionWindows() {}

    public static Dataset<Row> visits(Dataset<Row> pings) {
        return pings.withWatermark("ts", "10 minutes")
                .groupBy(session_window(col("ts"), "10 minutes").as("visit"), col("badge"))
                .agg(count(lit(1)).as("pings"));
    }
}
