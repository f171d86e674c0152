package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that each window has readings of both sites, so the counts can be joined.
 *
 * @caughtBy counts_a_window_in_which_one_site_is_silent
 * @says no reading of the harbour
 */
public final class MultipleWatermarks {

    private MultipleWatermarks() {}

    public static Dataset<Row> counts(Dataset<Row> harbour, Dataset<Row> quarry) {
        Dataset<Row> here = counted(harbour).withColumnRenamed("readings", "here");
        Dataset<Row> there = counted(quarry).withColumnRenamed("readings", "there");
        return here.join(there, "window")
                .select(col("window"), col("here").plus(col("there")).as("readings"));
    }

    private static Dataset<Row> counted(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes"))
                .agg(count(lit(1)).as("readings"));
    }
}
