package kata.state;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Believes that a copy comes in the same batch as the reading.
 *
 * @caughtBy drops_the_second_copy
 * @says The copy has another time
 */
public final class Deduplication {

    private Deduplication() {}

    public static Dataset<Row> once(Dataset<Row> readings) {
        return readings.mapPartitions(
                (MapPartitionsFunction<Row, Row>) rows -> {
                    Map<String, Row> first = new LinkedHashMap<>();
                    rows.forEachRemaining(row -> first.putIfAbsent(row.getAs("id"), row));
                    return first.values().iterator();
                },
                Encoders.row(readings.schema()));
    }
}
