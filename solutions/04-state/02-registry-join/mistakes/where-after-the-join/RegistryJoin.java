package kata.state;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that it does not matter whether a condition stands in the join or after it.
 *
 * @caughtBy keeps_a_device_that_was_retired
 * @says was retired
 */
public final class RegistryJoin {

    private RegistryJoin() {}

    public static Dataset<Row> located(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.join(registry, new String[] {"device"}, "left")
                .where(col("active").or(col("active").isNull()))
                .drop("active")
                .withColumn("site", coalesce(col("site"), lit("unknown")));
    }
}
