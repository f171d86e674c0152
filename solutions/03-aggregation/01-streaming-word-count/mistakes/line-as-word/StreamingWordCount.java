package kata.aggregation;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a line is a word.
 *
 * @caughtBy counts_the_words_of_a_line
 * @says every word of the line counts by itself
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return lines.groupBy(col("value").as("word")).count();
    }
}
