package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer this when the counts of each site are needed as well. */
public final class MultipleWatermarks {

    private MultipleWatermarks() {}

    public static Dataset<Row> counts(Dataset<Row> harbour, Dataset<Row> quarry) {
        return counted(harbour)
                .union(counted(quarry))
                .groupBy("window")
                .agg(sum("readings").as("readings"));
    }

    private static Dataset<Row> counted(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes"))
                .agg(count(lit(1)).as("readings"));
    }
}
