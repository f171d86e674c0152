package kata.aggregation;

import static kata.testkit.Todo.todo;
import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds how busy the busiest five minutes of each hour were, at every site. */
public final class ChainedWindows {

    private ChainedWindows() {}

    /**
     * Counts the readings of each site in windows of five minutes, and gives for each hour the highest of these counts,
     * once the hour is final.
     *
     * <p>Windows of five minutes begin on multiples of five minutes; they and the hours hold their start and not their
     * end. The hour is final when the latest time of measurement so far, at any site, is ten minutes past its end.
     * Until then a reading counts if its five minutes are open, that is if the latest is less than ten minutes past
     * their end; otherwise it is dropped.
     *
     * @param readings {@code site} (string, never null), {@code ts} (timestamp, when it was measured, never null here),
     *     and further columns; in any order
     * @return {@code hour} (struct of {@code start} and {@code end}, timestamps on full hours), {@code site} (string),
     *     {@code readings} (bigint, the count of the busiest five minutes, at least 1); the result can run in append
     *     mode: one row for each hour and site with readings, emitted when the hour is final and never again
     */
    public static Dataset<Row> busiest(Dataset<Row> readings) {
        return todo("Give the count of the busiest five minutes of each hour and site, once the hour is final.");
    }
}
