package kata.windowing;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer it where analysts read the query. */
public final class SessionWindows {

    private SessionWindows() {}

    public static Dataset<Row> visits(Dataset<Row> pings) {
        pings.createOrReplaceTempView("pings");
        return pings.sparkSession().sql("""
                SELECT session_window(ts, '5 minutes') AS visit, badge, count(*) AS pings
                FROM pings WATERMARK ts DELAY OF INTERVAL 10 MINUTES
                GROUP BY session_window(ts, '5 minutes'), badge
                """);
    }
}
