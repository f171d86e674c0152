package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.trim;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a line without blanks at its ends has no extra blanks.
 *
 * @caughtBy finds_no_colour_between_two_blanks
 * @says which no trimming reaches
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return lines.select(explode(split(trim(col("value")), " ")).as("word"))
                .groupBy("word")
                .count();
    }
}
