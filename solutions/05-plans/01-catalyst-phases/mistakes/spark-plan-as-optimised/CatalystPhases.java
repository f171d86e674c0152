package kata.plans;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.debug.package$;

/**
 * Believes that the plan which the planner chose is what the optimiser made.
 *
 * @caughtBy the_optimised_plan_says_what_to_compute_and_not_how
 * @says is what the planner chooses afterwards
 */
public final class CatalystPhases {

    private CatalystPhases() {}

    public record Phases(String parsed, String analysed, String optimised, String physical, String generated) {}

    public static Phases phases(SparkSession spark, String sql) {
        var execution = spark.sql(sql).queryExecution();
        return new Phases(
                execution.logical().treeString(),
                execution.analyzed().treeString(),
                execution.sparkPlan().treeString(),
                execution.executedPlan().treeString(),
                package$.MODULE$.codegenString(execution.executedPlan()));
    }
}
