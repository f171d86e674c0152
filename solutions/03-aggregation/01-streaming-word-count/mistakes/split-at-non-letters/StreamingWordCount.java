package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.split;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that anything but a letter of the English alphabet separates two words.
 *
 * @caughtBy takes_whatever_stands_between_blanks_for_a_colour
 * @says only a blank separates
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return lines.select(explode(split(col("value"), "\\W+")).as("word"))
                .where(col("word").notEqual(""))
                .groupBy("word")
                .count();
    }
}
