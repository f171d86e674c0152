package kata.plans;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.debug.package$;

/**
 * Believes that what the planner chose is what runs.
 *
 * @caughtBy the_physical_plan_is_the_one_that_runs
 * @says a star and a number mark the operators
 */
public final class CatalystPhases {

    private CatalystPhases() {}

    public record Phases(String parsed, String analysed, String optimised, String physical, String generated) {}

    public static Phases phases(SparkSession spark, String sql) {
        var execution = spark.sql(sql).queryExecution();
        return new Phases(
                execution.logical().treeString(),
                execution.analyzed().treeString(),
                execution.optimizedPlan().treeString(),
                execution.sparkPlan().treeString(),
                package$.MODULE$.codegenString(execution.executedPlan()));
    }
}
