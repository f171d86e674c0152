package kata.plans;

import static org.apache.spark.sql.functions.broadcast;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a limit makes a table small.
 *
 * @caughtBy leaves_the_readings_where_they_are
 * @says Exchange
 */
public final class BroadcastJoin {

    private BroadcastJoin() {}

    public static Dataset<Row> withSite(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.join(broadcast(registry.limit(1000)), new String[] {"device"}, "left_outer");
    }
}
