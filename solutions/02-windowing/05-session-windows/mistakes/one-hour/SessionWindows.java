package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.session_window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that more grace is always safer.
 *
 * @caughtBy waits_ten_minutes_after_the_end_and_no_longer
 * @says it is final
 */
public final class SessionWindows {

    private SessionWindows() {}

    public static Dataset<Row> visits(Dataset<Row> pings) {
        return pings.withWatermark("ts", "1 hour")
                .groupBy(session_window(col("ts"), "5 minutes").as("visit"), col("badge"))
                .agg(count(lit(1)).as("pings"));
    }
}
