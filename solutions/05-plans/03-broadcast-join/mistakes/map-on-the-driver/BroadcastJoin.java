package kata.plans;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Believes that a small table is a map.
 *
 * @caughtBy sends_the_registry_to_the_readings
 * @says BroadcastHashJoin
 */
public final class BroadcastJoin {

    private BroadcastJoin() {}

    public static Dataset<Row> withSite(Dataset<Row> readings, Dataset<Row> registry) {
        Map<String, String> sites = new HashMap<>();
        for (Row row : registry.select("device", "site").collectAsList()) {
            sites.put(row.getString(0), row.getString(1));
        }
        var site = udf((String device) -> sites.get(device), DataTypes.StringType);
        return readings.withColumn("site", site.apply(col("device")));
    }
}
