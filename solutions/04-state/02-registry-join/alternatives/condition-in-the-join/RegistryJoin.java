package kata.state;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer this when the condition belongs to both sides. */
public final class RegistryJoin {

    private RegistryJoin() {}

    public static Dataset<Row> located(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.join(
                        registry,
                        readings.col("device").equalTo(registry.col("device")).and(registry.col("active")),
                        "left")
                .drop(registry.col("device"))
                .drop("active")
                .withColumn("site", coalesce(col("site"), lit("unknown")));
    }
}
