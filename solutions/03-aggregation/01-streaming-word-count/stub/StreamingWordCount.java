package kata.aggregation;

import static kata.testkit.Todo.todo;
import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts the colours that Beaconworks' beacons have reported since the program was started. */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    /**
     * Counts every colour heard since the start.
     *
     * @param lines what the beacons sent, in one column, {@code value} (string, never null): each line holds colours,
     *     separated by one or more blanks; a line may be empty, and may begin or end with blanks; whatever stands
     *     between blanks is a colour, as it is written
     * @return one row for every colour heard so far: {@code word} (string), the colour, and {@code count} (bigint), how
     *     often it was heard since the start; the caller chooses the output mode, and with it which rows
     *     are sent on
     */
    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return todo("Count every colour heard since the start.");
    }
}
