package kata.aggregation;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

public final class Watermarks {

    private Watermarks() {}

    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes").groupBy(window(col("ts"), "5 minutes"), col("device")).agg(count("*").as("readings"));
    }
}
