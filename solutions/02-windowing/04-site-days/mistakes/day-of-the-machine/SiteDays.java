package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.window;

import java.sql.Timestamp;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Believes that the site is where the program runs.
 *
 * @caughtBy gives_the_day_of_another_site
 * @says 05:00 UTC is its midnight
 */
public final class SiteDays {

    private SiteDays() {}

    public static Dataset<Row> kolkata(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "1 day", "1 day", "18 hours 30 minutes"), col("device"))
                .agg(max("temp").as("max"));
    }

    public static Dataset<Row> days(Dataset<Row> readings, String zone) {
        var day = udf((UDF1<Timestamp, LocalDate>) SiteDays::day, DataTypes.DateType);
        return readings.where(col("ts").isNotNull())
                .groupBy(day.apply(col("ts")).as("day"), col("device"))
                .agg(max("temp").as("max"));
    }

    private static LocalDate day(Timestamp ts) {
        return ts.toLocalDateTime().toLocalDate();
    }
}
