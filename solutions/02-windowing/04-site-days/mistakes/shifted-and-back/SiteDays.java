package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.udf;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Believes that what is shifted by five and a half hours and back again is where it was in every session.
 *
 * @caughtBy cuts_kolkatas_days_alike_in_every_session
 * @says neither the moment nor
 */
public final class SiteDays {

    private SiteDays() {}

    public static Dataset<Row> kolkata(Dataset<Row> readings) {
        Column local = from_utc_timestamp(col("ts"), "Asia/Kolkata");
        Column start = to_utc_timestamp(date_trunc("day", local), "Asia/Kolkata");
        return readings.where(col("ts").isNotNull())
                .groupBy(
                        struct(
                                        start.as("start"),
                                        start.plus(expr("INTERVAL 1 DAY")).as("end"))
                                .as("window"),
                        col("device"))
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
