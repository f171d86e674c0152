package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.session_window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that the session finds out whose pings it holds.
 *
 * @caughtBy makes_a_visit_of_pings
 * @says Also group by the key whose sessions you want
 */
public final class SessionWindows {

    private SessionWindows() {}

    public static Dataset<Row> visits(Dataset<Row> pings) {
        return pings.withWatermark("ts", "10 minutes")
                .groupBy(session_window(col("ts"), "5 minutes").as("visit"))
                .agg(first("badge").as("badge"), count(lit(1)).as("pings"));
    }
}
