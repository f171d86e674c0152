package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.window;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** Prefer it when the readers know how far the zone is ahead of UTC, and not when its midnight is. */
public final class SiteDays {

    private SiteDays() {}

    public static Dataset<Row> kolkata(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "1 day", "1 day", "-5 hours -30 minutes"), col("device"))
                .agg(max("temp").as("max"));
    }

    public static Dataset<Row> days(Dataset<Row> readings, String zone) {
        var day = udf((UDF1<Timestamp, LocalDate>) ts -> day(ts, zone), DataTypes.DateType);
        return readings.where(col("ts").isNotNull())
                .groupBy(day.apply(col("ts")).as("day"), col("device"))
                .agg(max("temp").as("max"));
    }

    private static LocalDate day(Timestamp ts, String zone) {
        return ts.toInstant().atZone(ZoneId.of(zone)).toLocalDate();
    }
}
