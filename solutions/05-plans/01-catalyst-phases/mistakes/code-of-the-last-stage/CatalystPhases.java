package kata.plans;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.WholeStageCodegenExec;

/**
 * Believes that the operator on top of the plan holds the code of the whole query.
 *
 * @caughtBy each_stage_has_code_of_its_own
 * @says there is a class for each stage
 */
public final class CatalystPhases {

    private CatalystPhases() {}

    public record Phases(String parsed, String analysed, String optimised, String physical, String generated) {}

    public static Phases phases(SparkSession spark, String sql) {
        var execution = spark.sql(sql).queryExecution();
        var top = (WholeStageCodegenExec) execution.executedPlan();
        return new Phases(
                execution.logical().treeString(),
                execution.analyzed().treeString(),
                execution.optimizedPlan().treeString(),
                execution.executedPlan().treeString(),
                top.doCodeGen()._2().body());
    }
}
