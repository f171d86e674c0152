package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.split;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that counting words always means counting them in lower case.
 *
 * @caughtBy tells_capitals_from_small_letters
 * @says Red is not red
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return lines.select(explode(split(lower(col("value")), " ")).as("word"))
                .where(col("word").notEqual(""))
                .groupBy("word")
                .count();
    }
}
