package kata.aggregation;

import static kata.testkit.Todo.todo;
import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts the readings of two sites together, one of which lags behind the other. */
public final class MultipleWatermarks {

    private MultipleWatermarks() {}

    /**
     * Counts the readings of both sites in each window of five minutes, once the window is final.
     *
     * <p>A window is final when, at each of the two sites, the latest time of measurement is ten minutes past the
     * window's end. The next micro-batch emits its count, once, and forgets it. Until then every reading of the window
     * counts, whichever site it comes from; a reading that comes later is dropped.
     *
     * @param harbour {@code device} (string, may be null), {@code ts} (timestamp, when it was measured, never null
     *     here), and further columns; in any order
     * @param quarry the same columns, in the same places
     * @return {@code window} (struct of {@code start} and {@code end}, timestamps on multiples of five minutes),
     *     {@code readings} (bigint, at least 1); the result can run in append mode: one row for each window, of both
     *     sites together, emitted when it is final and never again
     */
    public static Dataset<Row> counts(Dataset<Row> harbour, Dataset<Row> quarry) {
        return todo("Count the readings of both sites in windows of five minutes, ten minutes after the slower site.");
    }
}
