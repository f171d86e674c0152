package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.session_window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a visit is over when five silent minutes have passed, so that Spark needs no watermark.
 *
 * @caughtBy makes_a_visit_of_pings
 * @says Spark refuses append mode
 */
public final class SessionWindows {

    private SessionWindows() {}

    public static Dataset<Row> visits(Dataset<Row> pings) {
        return pings.groupBy(session_window(col("ts"), "5 minutes").as("visit"), col("badge"))
                .agg(count(lit(1)).as("pings"));
    }
}
