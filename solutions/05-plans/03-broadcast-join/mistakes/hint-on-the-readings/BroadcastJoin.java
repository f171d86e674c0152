package kata.plans;

import static org.apache.spark.sql.functions.broadcast;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that what arrives in small batches is the small side.
 *
 * @caughtBy sends_the_registry_to_the_readings
 * @says BroadcastHashJoin
 */
public final class BroadcastJoin {

    private BroadcastJoin() {}

    public static Dataset<Row> withSite(Dataset<Row> readings, Dataset<Row> registry) {
        return broadcast(readings)
                .join(registry, readings.col("device").equalTo(registry.col("device")), "left_outer")
                .drop(registry.col("device"));
    }
}
