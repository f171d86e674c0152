package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer this when the two inputs have different columns: by then they have one. */
public final class MultipleWatermarks {

    private MultipleWatermarks() {}

    public static Dataset<Row> counts(Dataset<Row> harbour, Dataset<Row> quarry) {
        return ofSite(harbour)
                .unionByName(ofSite(quarry))
                .groupBy(window(col("measured"), "5 minutes"))
                .count()
                .withColumnRenamed("count", "readings");
    }

    private static Dataset<Row> ofSite(Dataset<Row> readings) {
        return readings.select(col("ts").as("measured")).withWatermark("measured", "10 minutes");
    }
}
