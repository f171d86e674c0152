package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.split;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that splitting at blanks gives words only.
 *
 * @caughtBy finds_no_colour_behind_the_last_blank
 * @says keeps the empty word after a blank at the end of the line
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return lines.select(explode(split(col("value"), "\\s+")).as("word"))
                .groupBy("word")
                .count();
    }
}
