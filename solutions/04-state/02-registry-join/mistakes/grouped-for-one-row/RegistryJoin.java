package kata.state;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that one row for each reading is a matter of grouping.
 *
 * @caughtBy adds_the_site
 * @says refuses append mode
 */
public final class RegistryJoin {

    private RegistryJoin() {}

    public static Dataset<Row> located(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.join(registry.where(col("active")).select("device", "site"), new String[] {"device"}, "left")
                .groupBy("id", "device", "model", "ts", "temp", "vib")
                .agg(coalesce(first("site", true), lit("unknown")).as("site"));
    }
}
