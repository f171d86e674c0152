package kata.plans;

import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.debug.package$;

/**
 * Believes that upper and lower case are the same to SQL, and that a query is easier to compare in one of them.
 *
 * @caughtBy the_query_reaches_spark_as_it_is_written
 * @says what stands between quotes is data
 */
public final class CatalystPhases {

    private CatalystPhases() {}

    public record Phases(String parsed, String analysed, String optimised, String physical, String generated) {}

    public static Phases phases(SparkSession spark, String sql) {
        var execution = spark.sql(sql.toLowerCase(Locale.ROOT)).queryExecution();
        return new Phases(
                execution.logical().treeString(),
                execution.analyzed().treeString(),
                execution.optimizedPlan().treeString(),
                execution.executedPlan().treeString(),
                package$.MODULE$.codegenString(execution.executedPlan()));
    }
}
