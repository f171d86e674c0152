package kata.windowing;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer it where analysts read the query. */
public final class SiteDays {

    private SiteDays() {}

    public static Dataset<Row> kolkata(Dataset<Row> readings) {
        readings.createOrReplaceTempView("kolkata");
        return readings.sparkSession().sql("""
                SELECT window(ts, '1 day', '1 day', '18 hours 30 minutes') AS window, device, max(temp) AS max
                FROM kolkata
                GROUP BY 1, 2
                """);
    }

    public static Dataset<Row> days(Dataset<Row> readings, String zone) {
        readings.createOrReplaceTempView("anywhere");
        return readings.sparkSession().sql("""
                SELECT to_date(convert_timezone('UTC', '%s', utc)) AS day, device, max(temp) AS max
                FROM (
                  SELECT timestampadd(MICROSECOND, unix_micros(ts), TIMESTAMP_NTZ '1970-01-01') AS utc, device, temp
                  FROM anywhere
                  WHERE ts IS NOT NULL)
                GROUP BY 1, 2
                """.formatted(zone));
    }
}
