package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_seconds;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** Prefer it where the start of a day must be computed outside Spark in the same way. */
public final class SiteDays {

    private static final long DAY = Duration.ofDays(1).toSeconds();

    private static final long AHEAD = Duration.ofMinutes(330).toSeconds();

    private SiteDays() {}

    public static Dataset<Row> kolkata(Dataset<Row> readings) {
        Column days = floor(unix_seconds(col("ts")).plus(AHEAD).divide(DAY));
        Column start = days.multiply(DAY).minus(AHEAD);
        return readings.where(col("ts").isNotNull())
                .groupBy(
                        struct(
                                        timestamp_seconds(start).as("start"),
                                        timestamp_seconds(start.plus(DAY)).as("end"))
                                .as("window"),
                        col("device"))
                .agg(max("temp").as("max"));
    }

    public static Dataset<Row> days(Dataset<Row> readings, String zone) {
        var day = udf((UDF1<Timestamp, Integer>) ts -> day(ts, zone), DataTypes.IntegerType);
        return readings.where(col("ts").isNotNull())
                .groupBy(date_from_unix_date(day.apply(col("ts"))).as("day"), col("device"))
                .agg(max("temp").as("max"));
    }

    private static int day(Timestamp ts, String zone) {
        return (int) ts.toInstant().atZone(ZoneId.of(zone)).toLocalDate().toEpochDay();
    }
}
