package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import kata.domain.KeyValueStore;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.DataStreamWriter;

/** Prefer this when the rows are too many for a list. */
public final class OutputModes {

    private OutputModes() {}

    public static DataStreamWriter<Row> dashboard(Dataset<Row> readings, String table) {
        return readings.groupBy("device")
                .agg(count(lit(1)).as("readings"))
                .writeStream()
                .outputMode("complete")
                .format("memory")
                .queryName(table);
    }

    public static DataStreamWriter<Row> store(Dataset<Row> readings, KeyValueStore store) {
        return readings.groupBy("device")
                .count()
                .writeStream()
                .outputMode("update")
                .foreachBatch((VoidFunction2<Dataset<Row>, Long>) (batch, id) ->
                        batch.toLocalIterator().forEachRemaining(row -> store.put(row.getString(0), row.getLong(1))));
    }

    public static DataStreamWriter<Row> archive(Dataset<Row> readings, String directory) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes"), col("device"))
                .agg(count(lit(1)).as("readings"))
                .writeStream()
                .outputMode("append")
                .format("parquet")
                .option("path", directory);
    }
}
