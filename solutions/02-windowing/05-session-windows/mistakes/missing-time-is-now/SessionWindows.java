package kata.windowing;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.current_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.session_window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a ping without a time was heard just now.
 *
 * @caughtBy finds_no_visit_for_a_ping_without_a_time
 * @says so it is of no visit
 */
public final class SessionWindows {

    private SessionWindows() {}

    public static Dataset<Row> visits(Dataset<Row> pings) {
        return pings.withColumn("ts", coalesce(col("ts"), current_timestamp()))
                .withWatermark("ts", "10 minutes")
                .groupBy(session_window(col("ts"), "5 minutes").as("visit"), col("badge"))
                .agg(count(lit(1)).as("pings"));
    }
}
