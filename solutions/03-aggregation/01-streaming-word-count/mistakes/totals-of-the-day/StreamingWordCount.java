package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.current_date;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.split;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a total needs a beginning, and begins anew with each day of the clock on the wall.
 *
 * @caughtBy counts_each_colour_since_the_start
 * @says whatever the clock says
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return lines.select(
                        explode(split(col("value"), " ")).as("word"),
                        current_date().as("day"))
                .where(col("word").notEqual(""))
                .groupBy("day", "word")
                .count();
    }
}
