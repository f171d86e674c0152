package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.session_window;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a session's end is the time of its last row.
 *
 * @caughtBy makes_a_visit_of_pings
 * @says five minutes after the last
 */
public final class SessionWindows {

    private SessionWindows() {}

    public static Dataset<Row> visits(Dataset<Row> pings) {
        return pings.withWatermark("ts", "10 minutes")
                .groupBy(session_window(col("ts"), "5 minutes").as("session"), col("badge"))
                .agg(max("ts").as("last"), count(lit(1)).as("pings"))
                .select(
                        struct(col("session.start").as("start"), col("last").as("end"))
                                .as("visit"),
                        col("badge"),
                        col("pings"));
    }
}
