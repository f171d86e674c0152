package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.window;

import java.sql.Timestamp;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Believes that a map of its own counts as well as the state of Spark.
 *
 * @caughtBy counts_once_after_a_crash
 * @says Spark runs it once more
 */
public final class MultipleWatermarks {

    private static final Map<Long, Long> READINGS = new ConcurrentHashMap<>();

    private static final StructType NUMBERED =
            new StructType().add("ts", "timestamp").add("number", "long");

    private MultipleWatermarks() {}

    public static Dataset<Row> counts(Dataset<Row> harbour, Dataset<Row> quarry) {
        return numbered(harbour)
                .union(numbered(quarry))
                .groupBy(window(col("ts"), "5 minutes"))
                .agg(max("number").as("readings"));
    }

    private static Dataset<Row> numbered(Dataset<Row> readings) {
        return readings.select("ts")
                .map(
                        (MapFunction<Row, Row>)
                                reading -> RowFactory.create(reading.get(0), number(reading.getTimestamp(0))),
                        Encoders.row(NUMBERED))
                .withWatermark("ts", "10 minutes");
    }

    private static long number(Timestamp ts) {
        return READINGS.merge(ts.getTime() / 300_000, 1L, Long::sum);
    }
}
