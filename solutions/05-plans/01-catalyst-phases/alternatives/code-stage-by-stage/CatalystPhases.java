package kata.plans;

import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.debug.package$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Takes the code stage by stage, and leaves out the plans that codegenString writes in between. Prefer it where the
 * code goes on to a tool, or when the size of the bytecode matters: the third of each triple has that of the stage's
 * largest method.
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
                execution.executedPlan().treeString(),
                code(execution.executedPlan()));
    }

    private static String code(SparkPlan physical) {
        return CollectionConverters.asJava(package$.MODULE$.codegenStringSeq(physical)).stream()
                .map(stage -> stage._2())
                .collect(Collectors.joining("\n"));
    }
}
