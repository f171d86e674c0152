package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.split;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that grouping by the line as well does no harm.
 *
 * @caughtBy counts_each_colour_since_the_start
 * @says a colour has one total
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return lines.select(col("value"), explode(split(col("value"), " ")).as("word"))
                .where(col("word").notEqual(""))
                .groupBy("value", "word")
                .count();
    }
}
