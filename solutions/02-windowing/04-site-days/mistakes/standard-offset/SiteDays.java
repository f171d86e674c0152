package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.window;

import java.time.Instant;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a zone is a number of hours.
 *
 * @caughtBy knows_a_day_of_23_hours
 * @says Slices of 24 hours drift off
 */
public final class SiteDays {

    private SiteDays() {}

    public static Dataset<Row> kolkata(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "1 day", "1 day", "18 hours 30 minutes"), col("device"))
                .agg(max("temp").as("max"));
    }

    public static Dataset<Row> days(Dataset<Row> readings, String zone) {
        int ahead = ZoneId.of(zone).getRules().getStandardOffset(Instant.EPOCH).getTotalSeconds();
        Column days = floor(unix_seconds(col("ts")).plus(ahead).divide(24 * 60 * 60));
        return readings.where(col("ts").isNotNull())
                .groupBy(date_from_unix_date(days.cast("int")).as("day"), col("device"))
                .agg(max("temp").as("max"));
    }
}
