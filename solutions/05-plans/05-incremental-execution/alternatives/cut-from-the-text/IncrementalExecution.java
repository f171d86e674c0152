package kata.plans;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.streaming.runtime.StreamingQueryWrapper;
import org.apache.spark.sql.streaming.StreamingQuery;

/** Prefer this when you only read the plan: its text has a line for each operator. */
public final class IncrementalExecution {

    private IncrementalExecution() {}

    public record Look(long batch, long restores, long saves, long moreAggregates) {}

    public static Optional<Look> look(StreamingQuery query, Dataset<Row> twin) {
        var execution = ((StreamingQueryWrapper) query).streamingQuery().lastExecution();
        if (execution == null) {
            return Optional.empty();
        }
        String running = execution.executedPlan().treeString();
        String resting = twin.queryExecution().executedPlan().treeString();
        return Optional.of(new Look(
                execution.currentBatchId(),
                lines(running, "StateStoreRestore"),
                lines(running, "StateStoreSave"),
                lines(running, "Aggregate") - lines(resting, "Aggregate")));
    }

    private static long lines(String plan, String ending) {
        return plan.lines()
                .map(line -> line.replaceFirst("^\\W*(\\(\\d+\\) )?", ""))
                .filter(line -> line.split("[ (]", 2)[0].endsWith(ending))
                .count();
    }
}
