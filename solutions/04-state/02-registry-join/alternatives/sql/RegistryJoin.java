package kata.state;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer this where analysts read the query. */
public final class RegistryJoin {

    private RegistryJoin() {}

    public static Dataset<Row> located(Dataset<Row> readings, Dataset<Row> registry) {
        readings.createOrReplaceTempView("readings");
        registry.createOrReplaceTempView("registry");
        return readings.sparkSession().sql("""
                SELECT readings.*, coalesce(site, 'unknown') AS site
                FROM readings LEFT JOIN registry ON readings.device = registry.device AND active
                """);
    }
}
