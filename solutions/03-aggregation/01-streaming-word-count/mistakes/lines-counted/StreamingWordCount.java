package kata.aggregation;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.split;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that the number of lines in which a word stands is how often it was heard.
 *
 * @caughtBy counts_the_words_of_a_line
 * @says as often as it stands there
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return lines.select(explode(array_distinct(split(col("value"), " "))).as("word"))
                .where(col("word").notEqual(""))
                .groupBy("word")
                .count();
    }
}
