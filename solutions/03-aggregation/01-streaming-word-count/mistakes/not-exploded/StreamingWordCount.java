package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.split;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that split makes rows of a line; it makes an array, and two lines that are alike are one group.
 *
 * @caughtBy counts_each_colour_since_the_start
 * @says every word of the line counts by itself
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return lines.select(split(col("value"), " ").as("word")).groupBy("word").count();
    }
}
