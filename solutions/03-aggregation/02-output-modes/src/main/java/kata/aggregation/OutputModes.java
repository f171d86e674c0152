package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import kata.domain.KeyValueStore;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.DataStreamWriter;

/** Writes the counts of the readings to three places, each of which wants them in its own way. */
public final class OutputModes {

    private OutputModes() {}

    /**
     * Keeps a table with the number of readings of each device, for a dashboard. The table is a temporary view of the
     * session, in Spark's memory. After each micro-batch it holds the whole result, and nothing else.
     *
     * @param readings {@code device} (string, never null) and further columns
     * @param table the name of the view
     * @return what writes {@code device} (string) and {@code readings} (bigint, since the start); it is not started
     */
    public static DataStreamWriter<Row> dashboard(Dataset<Row> readings, String table) {
        return readings.groupBy("device")
                .agg(count(lit(1)).as("readings"))
                .writeStream()
                .outputMode("complete")
                .format("memory")
                .queryName(table);
    }

    /**
     * Keeps the number of readings of each device in a store that bills each put. After each micro-batch, the devices
     * that were in it are put, each once, with the device as the key.
     *
     * @param readings {@code device} (string, never null) and further columns
     * @param store of this program; it cannot be sent to a task
     * @return what writes; it is not started
     */
    public static DataStreamWriter<Row> store(Dataset<Row> readings, KeyValueStore store) {
        return readings.groupBy("device")
                .agg(count(lit(1)).as("readings"))
                .writeStream()
                .outputMode("update")
                .foreachBatch((batch, id) -> {
                    for (Row row : batch.collectAsList()) {
                        store.put(row.getString(0), row.getLong(1));
                    }
                });
    }

    /**
     * Writes the number of readings of each device in each window of five minutes into an archive of Parquet files,
     * once the window is final: when the latest time of measurement so far is ten minutes past its end. What is in the
     * archive never changes.
     *
     * @param readings {@code device} (string), {@code ts} (timestamp, when it was measured), neither of them null, and
     *     further columns
     * @param directory where the files are, as a path
     * @return what writes {@code window} (struct of {@code start} and {@code end}), {@code device} (string),
     *     {@code readings} (bigint); it is not started
     */
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
