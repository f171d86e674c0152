package kata.plans;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.debug.package$;

/**
 * Believes that there is no plan before the query has run, and that counting its rows is the cheapest run.
 *
 * @caughtBy the_query_is_shown_without_being_run
 * @says The query was run
 */
public final class CatalystPhases {

    private CatalystPhases() {}

    public record Phases(String parsed, String analysed, String optimised, String physical, String generated) {}

    public static Phases phases(SparkSession spark, String sql) {
        spark.sql(sql).count();
        var execution = spark.sql(sql).queryExecution();
        return new Phases(
                execution.logical().treeString(),
                execution.analyzed().treeString(),
                execution.optimizedPlan().treeString(),
                execution.executedPlan().treeString(),
                package$.MODULE$.codegenString(execution.executedPlan()));
    }
}
