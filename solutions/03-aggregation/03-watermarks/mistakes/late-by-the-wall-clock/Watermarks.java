package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.current_timestamp;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a reading is late when it is older than the wall clock allows, and helps the watermark with a filter.
 *
 * @caughtBy takes_no_notice_of_the_clock_on_the_wall
 * @says it was not late
 */
public final class Watermarks {

    private Watermarks() {}

    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .where(col("ts").geq(current_timestamp().minus(expr("INTERVAL 10 MINUTES"))))
                .groupBy(window(col("ts"), "5 minutes"), col("device"))
                .agg(count(lit(1)).as("readings"));
    }
}
