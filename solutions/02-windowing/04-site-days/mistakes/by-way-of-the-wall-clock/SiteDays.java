package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a time without a zone is the same moment in another form.
 *
 * @caughtBy tells_the_two_half_past_ones_apart
 * @says the two moments are one
 */
public final class SiteDays {

    private SiteDays() {}

    public static Dataset<Row> kolkata(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "1 day", "1 day", "18 hours 30 minutes"), col("device"))
                .agg(max("temp").as("max"));
    }

    public static Dataset<Row> days(Dataset<Row> readings, String zone) {
        return readings.where(col("ts").isNotNull())
                .groupBy(
                        expr("to_date(convert_timezone('" + zone + "', cast(ts AS timestamp_ntz)))")
                                .as("day"),
                        col("device"))
                .agg(max("temp").as("max"));
    }
}
