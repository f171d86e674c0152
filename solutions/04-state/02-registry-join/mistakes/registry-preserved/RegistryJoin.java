package kata.state;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that the side that must be complete is the registry.
 *
 * @caughtBy adds_the_site
 * @says must be the stream
 */
public final class RegistryJoin {

    private RegistryJoin() {}

    public static Dataset<Row> located(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.join(registry.where(col("active")).select("device", "site"), new String[] {"device"}, "right")
                .withColumn("site", coalesce(col("site"), lit("unknown")));
    }
}
