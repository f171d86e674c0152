package kata.state;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that the rows of a device differ in nothing that matters.
 *
 * @caughtBy takes_the_active_registration
 * @says comes out once
 */
public final class RegistryJoin {

    private RegistryJoin() {}

    public static Dataset<Row> located(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.join(registry.dropDuplicates("device").drop("active"), new String[] {"device"}, "left")
                .withColumn("site", coalesce(col("site"), lit("unknown")));
    }
}
