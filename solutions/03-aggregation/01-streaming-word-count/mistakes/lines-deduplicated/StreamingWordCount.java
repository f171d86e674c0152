package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.split;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a line that was heard before was sent twice by mistake.
 *
 * @caughtBy adds_up_the_lines_of_a_batch
 * @says Two lines that are alike are two
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return lines.distinct()
                .select(explode(split(col("value"), " ")).as("word"))
                .where(col("word").notEqual(""))
                .groupBy("word")
                .count();
    }
}
