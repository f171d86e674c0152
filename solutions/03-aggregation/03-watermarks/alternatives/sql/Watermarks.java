package kata.aggregation;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sets the watermark in Java and counts in SQL. Prefer it where analysts read the query.
 */
public final class Watermarks {

    private Watermarks() {}

    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        readings.withWatermark("ts", "10 minutes").createOrReplaceTempView("readings");
        return readings.sparkSession().sql("""
            SELECT window(ts, '5 minutes') AS window, device, count(*) AS readings
            FROM readings
            GROUP BY window(ts, '5 minutes'), device
            """);
    }
}
