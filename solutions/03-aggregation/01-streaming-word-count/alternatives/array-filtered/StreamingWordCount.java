package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.split;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Drops the blanks while they are still in the array. Prefer it when the array is used for more than one thing.
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return lines.select(explode(filter(split(col("value"), " +"), word -> word.notEqual("")))
                        .as("word"))
                .groupBy("word")
                .count();
    }
}
