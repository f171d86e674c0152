package kata.aggregation;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sets the watermark in SQL as well. Prefer it when the whole query is in a file of SQL.
 */
public final class Watermarks {

    private Watermarks() {}

    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        readings.createOrReplaceTempView("readings");
        return readings.sparkSession().sql("""
            SELECT window(ts, '5 minutes') AS window, device, count(*) AS readings
            FROM readings WATERMARK ts DELAY OF INTERVAL 10 MINUTES
            GROUP BY window(ts, '5 minutes'), device
            """);
    }
}
