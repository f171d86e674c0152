package kata.plans;

import static org.apache.spark.sql.functions.broadcast;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Adds the site to each reading, without moving the readings. */
public final class BroadcastJoin {

    private BroadcastJoin() {}

    /**
     * Adds to each reading the site of its device. The join is a broadcast hash join: the registry goes to the
     * readings.
     *
     * @param readings a table or a stream: id (string), device (string), temp (double, degrees Celsius)
     * @param registry a table that does not stream: device (string) and site (string), one row for each device, neither
     *     null; it is small, whatever Spark has been told about sizes
     * @return all columns of the readings, and site (string); null where the registry does not know the device
     */
    public static Dataset<Row> withSite(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.join(broadcast(registry), readings.col("device").equalTo(registry.col("device")), "left_outer")
                .drop(registry.col("device"));
    }
}
