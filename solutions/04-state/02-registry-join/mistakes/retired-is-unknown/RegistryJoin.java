package kata.state;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a row of the registry that is not active means that the site is unknown.
 *
 * @caughtBy takes_the_active_registration
 * @says comes out once
 */
public final class RegistryJoin {

    private RegistryJoin() {}

    public static Dataset<Row> located(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.join(registry, new String[] {"device"}, "left")
                .withColumn("site", when(col("active"), col("site")).otherwise("unknown"))
                .drop("active");
    }
}
