package kata.plans;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer this where the query is read by people who know SQL. */
public final class BroadcastJoin {

    private BroadcastJoin() {}

    public static Dataset<Row> withSite(Dataset<Row> readings, Dataset<Row> registry) {
        readings.createOrReplaceTempView("readings");
        registry.createOrReplaceTempView("registry");
        return readings.sparkSession().sql("""
                SELECT /*+ BROADCAST(g) */ r.*, g.site
                FROM readings r LEFT JOIN registry g ON r.device = g.device""");
    }
}
