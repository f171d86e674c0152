package kata.state;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Says of each reading at which site its device stands. */
public final class RegistryJoin {

    private RegistryJoin() {}

    /**
     * Adds to each reading the site of its device.
     *
     * <p>The registry has a row for each place at which a device has ever stood. One of a device's rows at most is
     * active: it says where the device is now. The others are retired and say nothing. A device without an active row
     * is at the site {@code unknown}.
     *
     * <p>Every reading comes out once, whatever the registry says of its device, and nothing has to be remembered for
     * that.
     *
     * @param readings a stream with {@code device} (string, never null) and further columns, any of which may be null;
     *     none is called {@code site} or {@code active}
     * @param registry a table at rest with {@code device} (string), {@code site} (string), {@code active} (boolean),
     *     none of them null
     * @return the columns of the readings, each once, and {@code site} (string, never null); no others
     */
    public static Dataset<Row> located(Dataset<Row> readings, Dataset<Row> registry) {
        Dataset<Row> active = registry.where(col("active")).select("device", "site");
        return readings.join(active, new String[] {"device"}, "left")
                .withColumn("site", coalesce(col("site"), lit("unknown")));
    }
}
