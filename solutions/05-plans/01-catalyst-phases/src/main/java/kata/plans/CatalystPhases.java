package kata.plans;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.debug.package$;

/** Shows an analyst of Beaconworks what Spark makes of a query before it runs it. */
public final class CatalystPhases {

    private CatalystPhases() {}

    /**
     * A query as Spark sees it, phase by phase. Plans are trees written as text, a node on each line, as Spark writes
     * them.
     *
     * @param parsed the query's grammar alone: nobody has checked yet whether its tables and columns exist
     * @param analysed with every table and column found, and every type known
     * @param optimised rewritten to do less
     * @param physical the operators that will run, each marked with a star and a number where Spark generates code
     *     for it
     * @param generated the source of the Java that Spark writes for these operators: a class for each stage, including
     *     the stages of subqueries
     */
    public record Phases(String parsed, String analysed, String optimised, String physical, String generated) {}

    /**
     * Shows the phases of a query without running it.
     *
     * @param spark the session that knows the query's tables
     * @param sql one SELECT statement
     * @return its phases
     */
    public static Phases phases(SparkSession spark, String sql) {
        Dataset<Row> query = spark.sql(sql);
        QueryExecution execution = query.queryExecution();
        return new Phases(
                execution.logical().treeString(),
                execution.analyzed().treeString(),
                execution.optimizedPlan().treeString(),
                execution.executedPlan().treeString(),
                package$.MODULE$.codegenString(execution.executedPlan()));
    }
}
