package kata.plans;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that Spark sees that a table is small.
 *
 * @caughtBy sends_the_registry_to_the_readings
 * @says BroadcastHashJoin
 */
public final class BroadcastJoin {

    private BroadcastJoin() {}

    public static Dataset<Row> withSite(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.join(registry, new String[] {"device"}, "left_outer");
    }
}
