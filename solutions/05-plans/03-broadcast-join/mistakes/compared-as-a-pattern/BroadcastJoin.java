package kata.plans;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a condition is a condition.
 *
 * @caughtBy sends_the_registry_to_the_readings
 * @says BroadcastNestedLoopJoin
 */
public final class BroadcastJoin {

    private BroadcastJoin() {}

    public static Dataset<Row> withSite(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.as("r")
                .join(broadcast(registry).as("g"), expr("r.device LIKE g.device"), "left_outer")
                .drop(registry.col("device"));
    }
}
