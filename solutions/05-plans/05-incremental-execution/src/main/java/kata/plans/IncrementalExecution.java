package kata.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.streaming.runtime.StreamingQueryWrapper;
import org.apache.spark.sql.streaming.StreamingQuery;
import scala.jdk.javaapi.CollectionConverters;

/** Looks into a streaming query while it runs. */
public final class IncrementalExecution {

    private IncrementalExecution() {}

    /**
     * What the plan of a micro-batch is made of.
     *
     * @param batch the number of the micro-batch for which it was made
     * @param restores how many of its operators are called {@code StateStoreRestore}
     * @param saves how many of its operators are called {@code StateStoreSave}
     * @param moreAggregates how many operators whose name ends in {@code Aggregate} it has more than the plan of the twin
     */
    public record Look(long batch, long restores, long saves, long moreAggregates) {}

    /**
     * Looks at the physical plan of the latest micro-batch.
     *
     * @param query runs, and is between two micro-batches. It keeps no state but that of aggregations, and has no
     *     session windows
     * @param twin the same computation on a table at rest
     * @return what the plan is made of; empty if the query has run no micro-batch since it was started
     */
    public static Optional<Look> look(StreamingQuery query, Dataset<Row> twin) {
        var execution = ((StreamingQueryWrapper) query).streamingQuery().lastExecution();
        if (execution == null) {
            return Optional.empty();
        }
        List<String> running = operators(execution.executedPlan());
        List<String> resting = operators(twin.queryExecution().executedPlan());
        return Optional.of(new Look(
                execution.currentBatchId(),
                count(running, "StateStoreRestore"),
                count(running, "StateStoreSave"),
                count(running, "Aggregate") - count(resting, "Aggregate")));
    }

    private static List<String> operators(SparkPlan plan) {
        var names = new ArrayList<String>();
        names.add(plan.nodeName());
        CollectionConverters.asJava(plan.children()).forEach(child -> names.addAll(operators(child)));
        return names;
    }

    private static long count(List<String> operators, String ending) {
        return operators.stream().filter(name -> name.endsWith(ending)).count();
    }
}
