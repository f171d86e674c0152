package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that every window on a stream needs a watermark, and that ten minutes cannot hurt.
 *
 * @caughtBy counts_a_reading_that_comes_hours_late
 * @says a reading corrects its windows however late it comes
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "10 minutes", "5 minutes"), col("device"))
                .agg(avg("temp").as("mean"));
    }
}
