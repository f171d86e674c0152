package kata.operations;

import static kata.testkit.Todo.todo;
import static org.apache.spark.sql.functions.*;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import kata.domain.LateBatch;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQueryListener;

/** Pages somebody when too many readings come too late to be counted. */
public final class LateAlarm {

    private LateAlarm() {}

    /**
     * Counts the readings of each device in every five minutes, and waits ten minutes for late ones. The rows that come
     * out are the same with and without an alarm.
     *
     * @param readings a stream with {@code id}, {@code device}, {@code model} (string), {@code ts} (timestamp, never
     *     null), {@code temp} and {@code vib} (double)
     * @return {@code window} (struct of {@code start} and {@code end}), {@code device}, {@code count} (bigint), for
     *     append mode
     */
    public static Dataset<Row> counts(Dataset<Row> readings) {
        return todo("Count the readings, and measure how late they are.");
    }

    /**
     * Listens to the queries of a session. When more than half of the readings of a micro-batch of {@link #counts} came
     * too late, it pages somebody. A reading came too late if its window ended at or before the watermark that the
     * progress of the batch shows.
     *
     * <p>Spark reports to it on a thread that all listeners share: it throws nothing and waits for nothing. It hears of
     * other queries too, and says nothing about them.
     *
     * @param pager takes an alarm, and may take minutes for it. Of several alarms with the same query and batch it
     *     keeps the first, even if another program raises the others; the order does not matter
     * @param elsewhere runs what takes its time on a thread of its own: the pager is called there
     * @return the listener
     */
    public static StreamingQueryListener alarm(Consumer<LateBatch> pager, Executor elsewhere) {
        return todo("Page somebody when more than half of a batch came too late.");
    }
}
