package kata.state;

import static kata.testkit.Todo.todo;
import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Says of each command when it was acknowledged, or that it was not. */
public final class MissingAcks {

    private MissingAcks() {}

    /**
     * Puts each command together with its acknowledgements.
     *
     * <p>An acknowledgement belongs to a command if it has its id, and was sent at the same time as the command or up to five
     * minutes later. The two come in any order, and either may come twice: each command comes out with
     * each of its acknowledgements, as soon as both are there. A command without any comes out once, alone, when both
     * streams are far enough that none can come any more: when the latest time of each of them is more than six minutes
     * past the command. Both streams may lag by less than a minute: what is less than a minute older than the latest of
     * its own stream counts.
     *
     * <p>What can find nothing any more is forgotten. An acknowledgement without a command never comes out.
     *
     * @param commands a stream with {@code cmdId} (string) and {@code cmdTs} (timestamp, when it was sent), neither of
     *     them null
     * @param acks a stream with {@code ackId} (string, the id of the command) and {@code ackTs} (timestamp, when it was
     *     sent), neither of them null
     * @return {@code cmdId}, {@code cmdTs}, {@code ackId}, {@code ackTs}, of the types above, the last two null where a
     *     command has no acknowledgement; the result can run in append mode
     */
    public static Dataset<Row> answered(Dataset<Row> commands, Dataset<Row> acks) {
        return todo("Join each command with its acknowledgements of the next five minutes, or with nothing.");
    }
}
