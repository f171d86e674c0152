package kata.plans;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.ExplainMode;

/**
 * Cuts the text of explain at its headings. Prefer it where the text is only passed on to people, as in a ticket.
 */
public final class CatalystPhases {

    private CatalystPhases() {}

    public record Phases(String parsed, String analysed, String optimised, String physical, String generated) {}

    public static Phases phases(SparkSession spark, String sql) {
        var execution = spark.sql(sql).queryExecution();
        String[] plans =
                execution.explainString(ExplainMode.fromString("extended")).split("== [A-Z][A-Za-z ]+ ==\n");
        return new Phases(
                plans[1], plans[2], plans[3], plans[4], execution.explainString(ExplainMode.fromString("codegen")));
    }
}
