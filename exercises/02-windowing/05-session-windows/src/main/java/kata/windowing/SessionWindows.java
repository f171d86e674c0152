package kata.windowing;

import static kata.testkit.Todo.todo;
import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Makes visits of the pings that visitors' badges leave on Beaconworks' beacons. */
public final class SessionWindows {

    private SessionWindows() {}

    /**
     * Joins the pings of each badge into visits, once a visit is final.
     *
     * <p>Two pings of a badge that are less than five minutes apart, by the time at which they were heard, are of one
     * visit; where no ping falls into five minutes, a visit ends. Pings exactly five minutes apart do not occur. A visit
     * lasts from its first ping to five minutes after its last. It is final when the latest ping so far, of any badge,
     * is ten minutes past its end. Pings come in any order: one that is less than ten minutes older than the latest counts,
     * and may join two visits into one. A ping without a time is of no visit.
     *
     * @param pings {@code badge} (string, never null), {@code ts} (timestamp, when it was heard, may be null), and
     *     further columns; in any order
     * @return {@code visit} (struct of {@code start} and {@code end}, timestamps), {@code badge} (string), {@code pings}
     *     (bigint), such that it can run in append mode: one row for each visit, emitted when it is final and never
     *     again
     */
    public static Dataset<Row> visits(Dataset<Row> pings) {
        return todo("Join the pings of each badge that are less than five minutes apart, and emit a visit once it is final.");
    }
}
