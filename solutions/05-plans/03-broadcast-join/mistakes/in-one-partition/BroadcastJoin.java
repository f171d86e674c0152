package kata.plans;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a table in one partition need not be shuffled.
 *
 * @caughtBy sends_the_registry_to_the_readings
 * @says BroadcastHashJoin
 */
public final class BroadcastJoin {

    private BroadcastJoin() {}

    public static Dataset<Row> withSite(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.join(registry.repartition(1), new String[] {"device"}, "left_outer");
    }
}
