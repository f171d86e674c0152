package kata.state;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a set of its own remembers as well as the state of Spark.
 *
 * @caughtBy lets_a_reading_through_again_that_may_be_lost
 * @says may not have arrived
 */
public final class Deduplication {

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private Deduplication() {}

    public static Dataset<Row> once(Dataset<Row> readings) {
        return readings.filter((FilterFunction<Row>) reading -> SEEN.add(reading.getAs("id")));
    }
}
