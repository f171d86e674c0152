package kata.state;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that copies that a join makes can be dropped after it.
 *
 * @caughtBy keeps_equal_readings
 * @says two readings
 */
public final class RegistryJoin {

    private RegistryJoin() {}

    public static Dataset<Row> located(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.join(registry.where(col("active")).select("device", "site"), new String[] {"device"}, "left")
                .withColumn("site", coalesce(col("site"), lit("unknown")))
                .dropDuplicates();
    }
}
