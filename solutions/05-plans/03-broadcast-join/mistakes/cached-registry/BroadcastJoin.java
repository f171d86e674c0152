package kata.plans;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that what is cached is everywhere.
 *
 * @caughtBy sends_the_registry_to_the_readings
 * @says InMemoryTableScan
 */
public final class BroadcastJoin {

    private BroadcastJoin() {}

    public static Dataset<Row> withSite(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.join(registry.cache(), new String[] {"device"}, "left_outer");
    }
}
