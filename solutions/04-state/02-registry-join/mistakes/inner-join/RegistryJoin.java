package kata.state;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a join adds columns and leaves the rows as they are.
 *
 * @caughtBy keeps_a_device_that_nobody_has_registered
 * @says nobody has registered d9
 */
public final class RegistryJoin {

    private RegistryJoin() {}

    public static Dataset<Row> located(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.join(registry.where(col("active")).select("device", "site"), "device");
    }
}
