package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.current_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.session_window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a ping is heard when it arrives.
 *
 * @caughtBy goes_by_the_time_of_hearing
 * @says The time of hearing, ts, says
 */
public final class SessionWindows {

    private SessionWindows() {}

    public static Dataset<Row> visits(Dataset<Row> pings) {
        return pings.withColumn("now", current_timestamp())
                .withWatermark("now", "10 minutes")
                .groupBy(session_window(col("now"), "5 minutes").as("visit"), col("badge"))
                .agg(count(lit(1)).as("pings"));
    }
}
