package kata.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.streaming.runtime.StreamingQueryWrapper;
import org.apache.spark.sql.streaming.StreamingQuery;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Believes that the number of a batch is that of the reports before it.
 *
 * @caughtBy a_restart_takes_the_plan_away
 * @says the numbers go on
 */
public final class IncrementalExecution {

    private IncrementalExecution() {}

    public record Look(long batch, long restores, long saves, long moreAggregates) {}

    public static Optional<Look> look(StreamingQuery query, Dataset<Row> twin) {
        var execution = ((StreamingQueryWrapper) query).streamingQuery().lastExecution();
        if (execution == null) {
            return Optional.empty();
        }
        long batches = Stream.of(query.recentProgress())
                .filter(progress -> progress.durationMs().containsKey("addBatch"))
                .count();
        List<String> running = operators(execution.executedPlan());
        List<String> resting = operators(twin.queryExecution().executedPlan());
        return Optional.of(new Look(
                batches - 1,
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
