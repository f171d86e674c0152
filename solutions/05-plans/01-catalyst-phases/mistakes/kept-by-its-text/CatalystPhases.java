package kata.plans;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.debug.package$;

/**
 * Believes that the same text is the same query for ever.
 *
 * @caughtBy types_come_from_the_session_and_not_from_the_text
 * @says now stands for another table
 */
public final class CatalystPhases {

    private CatalystPhases() {}

    public record Phases(String parsed, String analysed, String optimised, String physical, String generated) {}

    private static final Map<String, Phases> KNOWN = new ConcurrentHashMap<>();

    public static Phases phases(SparkSession spark, String sql) {
        return KNOWN.computeIfAbsent(sql, text -> explained(spark, text));
    }

    private static Phases explained(SparkSession spark, String sql) {
        var execution = spark.sql(sql).queryExecution();
        return new Phases(
                execution.logical().treeString(),
                execution.analyzed().treeString(),
                execution.optimizedPlan().treeString(),
                execution.executedPlan().treeString(),
                package$.MODULE$.codegenString(execution.executedPlan()));
    }
}
