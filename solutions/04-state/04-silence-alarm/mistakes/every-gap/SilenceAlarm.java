package kata.state;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.session_window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Believes that a session that has ended is a silence.
 *
 * @caughtBy says_nothing_of_a_silence_that_is_over
 * @says has reported again
 */
public final class SilenceAlarm {

    /** An alarm: the device, and when it was last heard. */
    public static final StructType ALARM =
            new StructType().add("device", "string").add("since", "timestamp");

    private SilenceAlarm() {}

    public static Dataset<Row> alarms(Dataset<Row> readings) {
        return readings.withWatermark("ts", "1 minute")
                .groupBy(session_window(col("ts"), "5 minutes"), col("device"))
                .agg(max("ts").as("since"))
                .select("device", "since");
    }
}
