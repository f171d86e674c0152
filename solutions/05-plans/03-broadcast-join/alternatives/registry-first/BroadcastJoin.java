package kata.plans;

import static org.apache.spark.sql.functions.broadcast;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Prefer this where the registry stands first for other reasons: the side that is preserved is the right one here, and
 * the other may be broadcast.
 */
public final class BroadcastJoin {

    private BroadcastJoin() {}

    public static Dataset<Row> withSite(Dataset<Row> readings, Dataset<Row> registry) {
        return broadcast(registry)
                .join(readings, registry.col("device").equalTo(readings.col("device")), "right_outer")
                .drop(registry.col("device"));
    }
}
