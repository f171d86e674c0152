package kata.plans;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Believes that a plan is a tree, so that every stage is reached through the children.
 *
 * @caughtBy the_stages_of_a_subquery_have_code_too
 * @says it is not one of the operator's children
 */
public final class CatalystPhases {

    private CatalystPhases() {}

    public record Phases(String parsed, String analysed, String optimised, String physical, String generated) {}

    public static Phases phases(SparkSession spark, String sql) {
        var execution = spark.sql(sql).queryExecution();
        var code = new ArrayList<String>();
        collect(execution.executedPlan(), code);
        return new Phases(
                execution.logical().treeString(),
                execution.analyzed().treeString(),
                execution.optimizedPlan().treeString(),
                execution.executedPlan().treeString(),
                String.join("\n", code));
    }

    private static void collect(SparkPlan plan, List<String> code) {
        if (plan instanceof WholeStageCodegenExec stage) {
            code.add(stage.doCodeGen()._2().body());
        }
        CollectionConverters.asJava(plan.children()).forEach(child -> collect(child, code));
    }
}
