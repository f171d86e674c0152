package kata.plans;

import org.apache.spark.sql.SparkSession;

/**
 * Asks with SQL's own EXPLAIN, whose answer is a table of one cell. Prefer it where SQL is all you have, as through
 * JDBC, and through Spark Connect, where a Dataset's query execution is not available.
 */
public final class CatalystPhases {

    private CatalystPhases() {}

    public record Phases(String parsed, String analysed, String optimised, String physical, String generated) {}

    public static Phases phases(SparkSession spark, String sql) {
        String[] plans = explain(spark, "EXTENDED", sql).split("== [A-Z][A-Za-z ]+ ==\n");
        return new Phases(plans[1], plans[2], plans[3], plans[4], explain(spark, "CODEGEN", sql));
    }

    private static String explain(SparkSession spark, String what, String sql) {
        return spark.sql("EXPLAIN " + what + " " + sql).first().getString(0);
    }
}
