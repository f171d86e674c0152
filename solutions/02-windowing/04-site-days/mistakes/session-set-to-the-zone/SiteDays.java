package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a session is there for one site.
 *
 * @caughtBy leaves_the_session_as_it_is
 * @says all queries of a program may share one session
 */
public final class SiteDays {

    private SiteDays() {}

    public static Dataset<Row> kolkata(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "1 day", "1 day", "18 hours 30 minutes"), col("device"))
                .agg(max("temp").as("max"));
    }

    public static Dataset<Row> days(Dataset<Row> readings, String zone) {
        readings.sparkSession().conf().set("spark.sql.session.timeZone", zone);
        return readings.where(col("ts").isNotNull())
                .groupBy(to_date(col("ts")).as("day"), col("device"))
                .agg(max("temp").as("max"));
    }
}
