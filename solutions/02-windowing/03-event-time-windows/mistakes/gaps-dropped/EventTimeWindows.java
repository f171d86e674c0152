package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a row with a gap is spoilt, and drops whatever has a null in any column.
 *
 * @caughtBy does_not_mind_the_other_columns
 * @says What else a reading holds or lacks makes no difference
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.na()
                .drop()
                .groupBy(window(col("ts"), "10 minutes", "5 minutes"), col("device"))
                .agg(avg("temp").as("mean"));
    }
}
