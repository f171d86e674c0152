package kata.plans;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.debug.package$;

/**
 * Believes that asking for none of a query's rows shows it without running it.
 *
 * @caughtBy the_parsed_plan_knows_the_grammar_only
 * @says nobody has looked yet whether there is such a table
 */
public final class CatalystPhases {

    private CatalystPhases() {}

    public record Phases(String parsed, String analysed, String optimised, String physical, String generated) {}

    public static Phases phases(SparkSession spark, String sql) {
        var execution = spark.sql(sql).limit(0).queryExecution();
        return new Phases(
                execution.logical().treeString(),
                execution.analyzed().treeString(),
                execution.optimizedPlan().treeString(),
                execution.executedPlan().treeString(),
                package$.MODULE$.codegenString(execution.executedPlan()));
    }
}
