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

/**
 * Believes that state is restored or it is not: there is nothing to count.
 *
 * @caughtBy two_aggregations_restore_and_save_each
 * @says has two states
 */
public final class IncrementalExecution {

    private IncrementalExecution() {}

    public record Look(long batch, long restores, long saves, long moreAggregates) {}

    public static Optional<Look> look(StreamingQuery query, Dataset<Row> twin) {
        var execution = ((StreamingQueryWrapper) query).streamingQuery().lastExecution();
        if (execution == null) {
            return Optional.empty();
        }
        List<String> running = operators(execution.executedPlan());
        List<String> resting = operators(twin.queryExecution().executedPlan());
        return Optional.of(new Look(
                execution.currentBatchId(),
                Math.min(1, count(running, "StateStoreRestore")),
                Math.min(1, count(running, "StateStoreSave")),
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
