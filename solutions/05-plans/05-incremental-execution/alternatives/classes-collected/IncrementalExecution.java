package kata.plans;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.aggregate.BaseAggregateExec;
import org.apache.spark.sql.execution.streaming.operators.stateful.StateStoreRestoreExec;
import org.apache.spark.sql.execution.streaming.operators.stateful.StateStoreSaveExec;
import org.apache.spark.sql.execution.streaming.runtime.StreamingQueryWrapper;
import org.apache.spark.sql.streaming.StreamingQuery;
import scala.jdk.javaapi.CollectionConverters;

/** Prefer this in Spark itself or a tool for it: classes are checked by the compiler, and names are not. */
public final class IncrementalExecution {

    private IncrementalExecution() {}

    public record Look(long batch, long restores, long saves, long moreAggregates) {}

    public static Optional<Look> look(StreamingQuery query, Dataset<Row> twin) {
        var execution = ((StreamingQueryWrapper) query).streamingQuery().lastExecution();
        if (execution == null) {
            return Optional.empty();
        }
        SparkPlan running = execution.executedPlan();
        SparkPlan resting = twin.queryExecution().executedPlan();
        return Optional.of(new Look(
                execution.currentBatchId(),
                count(running, StateStoreRestoreExec.class),
                count(running, StateStoreSaveExec.class),
                count(running, BaseAggregateExec.class) - count(resting, BaseAggregateExec.class)));
    }

    private static long count(SparkPlan plan, Class<?> type) {
        long below = CollectionConverters.asJava(plan.children()).stream()
                .mapToLong(child -> count(child, type))
                .sum();
        return below + (type.isInstance(plan) ? 1 : 0);
    }
}
