package kata.windowing;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Says it in SQL. Prefer it when the people who must read the query know SQL better than Java.
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        readings.createOrReplaceTempView("readings");
        return readings.sparkSession().sql("""
                SELECT window, device, avg(temp) AS mean
                FROM readings
                GROUP BY window(ts, '10 minutes', '5 minutes'), device
                """);
    }
}
