package kata.plans;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that rows of a device must be brought together before they can be joined.
 *
 * @caughtBy leaves_the_readings_where_they_are
 * @says Exchange
 */
public final class BroadcastJoin {

    private BroadcastJoin() {}

    public static Dataset<Row> withSite(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.repartition(col("device"))
                .join(broadcast(registry), readings.col("device").equalTo(registry.col("device")), "left_outer")
                .drop(registry.col("device"));
    }
}
