package kata.plans;

import static kata.testkit.Todo.todo;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;

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
        return todo("Look at the plan of the latest micro-batch.");
    }
}
