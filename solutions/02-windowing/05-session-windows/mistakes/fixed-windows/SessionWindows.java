package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that windows of five minutes find out who is there.
 *
 * @caughtBy makes_a_visit_of_pings
 * @says five minutes after the last
 */
public final class SessionWindows {

    private SessionWindows() {}

    public static Dataset<Row> visits(Dataset<Row> pings) {
        return pings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes").as("visit"), col("badge"))
                .agg(count(lit(1)).as("pings"));
    }
}
