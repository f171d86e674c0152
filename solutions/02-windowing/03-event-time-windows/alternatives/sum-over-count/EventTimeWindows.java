package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Divides the sum by the number. Prefer it when you want the two as well, so that means can be joined further on.
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "10 minutes", "5 minutes"), col("device"))
                .agg(sum("temp").as("sum"), count("temp").as("number"))
                .withColumn("mean", col("sum").divide(col("number")));
    }
}
