package kata.state;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** Prefer this when the registry is small and does not change as long as the query runs. */
public final class RegistryJoin {

    private RegistryJoin() {}

    public static Dataset<Row> located(Dataset<Row> readings, Dataset<Row> registry) {
        Map<String, String> sites = new HashMap<>();
        registry.where(col("active")).collectAsList().forEach(row -> sites.put(row.getAs("device"), row.getAs("site")));
        return readings.withColumn(
                "site",
                udf((UDF1<String, String>) device -> sites.getOrDefault(device, "unknown"), DataTypes.StringType)
                        .apply(col("device")));
    }
}
