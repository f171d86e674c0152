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
public final class ChainedWindows {

    private static final Map<String, Long> READINGS = new ConcurrentHashMap<>();

    private static final StructType NUMBERED =
            new StructType().add("ts", "timestamp").add("site", "string").add("number", "long");

    private ChainedWindows() {}

    public static Dataset<Row> busiest(Dataset<Row> readings) {
        return readings.select("ts", "site")
                .map(
                        (MapFunction<Row, Row>) reading -> RowFactory.create(
                                reading.get(0), reading.get(1), number(reading.getTimestamp(0), reading.getString(1))),
                        Encoders.row(NUMBERED))
                .withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "1 hour").as("hour"), col("site"))
                .agg(max("number").as("readings"));
    }

    private static long number(Timestamp ts, String site) {
        return READINGS.merge(ts.getTime() / 300_000 + site, 1L, Long::sum);
    }
}
