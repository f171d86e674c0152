package kata.plans;

import static org.apache.spark.sql.functions.broadcast;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a join is faster when its rows are in order.
 *
 * @caughtBy leaves_the_readings_where_they_are
 * @says Sort
 */
public final class BroadcastJoin {

    private BroadcastJoin() {}

    public static Dataset<Row> withSite(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.sortWithinPartitions("device")
                .join(broadcast(registry), readings.col("device").equalTo(registry.col("device")), "left_outer")
                .drop(registry.col("device"));
    }
}
