package kata.aggregation;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer this where analysts read the query. */
public final class MultipleWatermarks {

    private MultipleWatermarks() {}

    public static Dataset<Row> counts(Dataset<Row> harbour, Dataset<Row> quarry) {
        harbour.createOrReplaceTempView("harbour");
        quarry.createOrReplaceTempView("quarry");
        return harbour.sparkSession().sql("""
                SELECT window, count(*) AS readings
                FROM (
                  SELECT window(ts, '5 minutes') AS window FROM harbour WATERMARK ts DELAY OF INTERVAL 10 MINUTES
                  UNION ALL
                  SELECT window(ts, '5 minutes') AS window FROM quarry WATERMARK ts DELAY OF INTERVAL 10 MINUTES
                )
                GROUP BY window
                """);
    }
}
