package kata.plans;

import org.apache.spark.sql.SparkSession;

/**
 * Believes that explain returns what it prints.
 *
 * @caughtBy the_parsed_plan_knows_the_grammar_only
 * @says but it is empty
 */
public final class CatalystPhases {

    private CatalystPhases() {}

    public record Phases(String parsed, String analysed, String optimised, String physical, String generated) {}

    public static Phases phases(SparkSession spark, String sql) {
        var query = spark.sql(sql);
        query.explain("extended");
        query.explain("codegen");
        return new Phases("", "", "", "", "");
    }
}
