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

/** Finds the highest temperature of each device and day, by the calendar of the site. */
public final class SiteDays {

    private SiteDays() {}

    /**
     * Gives the daily maxima of the site in Kolkata, whose clocks are five and a half hours ahead of UTC all year round.
     *
     * <p>A day lasts from midnight in Kolkata, included, to the next, excluded. A reading without a time belongs to no
     * day. The result depends neither on the session's time zone nor on the machine's, and the session's settings stay
     * as they are.
     *
     * @param readings {@code device} (string), {@code ts} (timestamp, when it was measured, may be null), {@code temp}
     *     (double, degrees Celsius, never null here), and further columns; in any order
     * @return {@code window} (struct of {@code start} and {@code end}, timestamps, the two midnights), {@code device}
     *     (string), {@code max} (double, degrees Celsius), such that it can run in update mode: one row for each day
     *     and device, however late its readings come
     */
    public static Dataset<Row> kolkata(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "1 day", "1 day", "18 hours 30 minutes"), col("device"))
                .agg(max("temp").as("max"));
    }

    /**
     * Gives the daily maxima of any site, also where clocks are put forward and back.
     *
     * <p>A reading is of the day that the site's calendar showed when it was measured. A reading without a time is of no
     * day. The result depends neither on the session's time zone nor on the machine's, and the session's settings stay
     * as they are.
     *
     * @param readings as for {@link #kolkata}
     * @param zone of the site, such as {@code America/New_York}; {@link java.time.ZoneId} knows it
     * @return {@code day} (date), {@code device} (string), {@code max} (double, degrees Celsius), such that it can run
     *     in update mode: one row for each day and device
     */
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
