package kata.aggregation;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer this where analysts read the query. */
public final class ChainedWindows {

    private ChainedWindows() {}

    public static Dataset<Row> busiest(Dataset<Row> readings) {
        readings.createOrReplaceTempView("readings");
        return readings.sparkSession().sql("""
                SELECT window(window_time(five), '1 hour') AS hour, site, max(readings) AS readings
                FROM (
                  SELECT window(ts, '5 minutes') AS five, site, count(*) AS readings
                  FROM readings WATERMARK ts DELAY OF INTERVAL 10 MINUTES
                  GROUP BY window(ts, '5 minutes'), site
                )
                GROUP BY window(window_time(five), '1 hour'), site
                """);
    }
}
