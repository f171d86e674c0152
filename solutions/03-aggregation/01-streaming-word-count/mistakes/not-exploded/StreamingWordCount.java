package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.split;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that split makes rows of a line; it makes an array, and two lines that are alike are one group.
 *
 * @caughtBy counts_the_words_of_a_line
 * @says The column `word` should be of type STRING
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return lines.select(split(col("value"), " ").as("word")).groupBy("word").count();
    }
}
