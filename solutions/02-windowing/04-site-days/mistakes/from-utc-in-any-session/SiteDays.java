package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that the timestamp that from_utc_timestamp takes is in UTC, as its name says.
 *
 * @caughtBy gives_the_same_days_in_every_session
 * @says to_date and date_trunc go by the session
 */
public final class SiteDays {

    private SiteDays() {}

    public static Dataset<Row> kolkata(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "1 day", "1 day", "18 hours 30 minutes"), col("device"))
                .agg(max("temp").as("max"));
    }

    public static Dataset<Row> days(Dataset<Row> readings, String zone) {
        return readings.where(col("ts").isNotNull())
                .groupBy(to_date(from_utc_timestamp(col("ts"), zone)).as("day"), col("device"))
                .agg(max("temp").as("max"));
    }
}
