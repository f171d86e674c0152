package kata.state;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that columns of equal names become one.
 *
 * @caughtBy has_these_columns_and_no_others
 * @says each column once
 */
public final class RegistryJoin {

    private RegistryJoin() {}

    public static Dataset<Row> located(Dataset<Row> readings, Dataset<Row> registry) {
        Dataset<Row> active = registry.where(col("active")).drop("active");
        return readings.join(active, readings.col("device").equalTo(active.col("device")), "left")
                .withColumn("site", coalesce(col("site"), lit("unknown")));
    }
}
