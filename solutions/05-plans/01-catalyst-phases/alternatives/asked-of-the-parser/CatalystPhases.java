package kata.plans;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.ExplainMode;

/**
 * Parses the text itself, and takes the code from explain. Prefer it where you must show even a query that cannot be
 * analysed: a parser asks for no tables.
 */
public final class CatalystPhases {

    private CatalystPhases() {}

    public record Phases(String parsed, String analysed, String optimised, String physical, String generated) {}

    public static Phases phases(SparkSession spark, String sql) {
        LogicalPlan parsed = parsed(spark, sql);
        var execution = spark.sql(sql).queryExecution();
        return new Phases(
                parsed.toString(),
                execution.analyzed().toString(),
                execution.optimizedPlan().toString(),
                execution.executedPlan().toString(),
                execution.explainString(ExplainMode.fromString("codegen")));
    }

    private static LogicalPlan parsed(SparkSession spark, String sql) {
        try {
            return ((org.apache.spark.sql.classic.SparkSession) spark)
                    .sessionState()
                    .sqlParser()
                    .parsePlan(sql);
        } catch (ParseException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }
}
