package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.current_timestamp;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that state must have a bound, and starts the totals again with each year of the wall clock.
 *
 * @caughtBy takes_no_notice_of_the_clock
 * @says not one for each day, year or century
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return lines.select(explode(split(col("value"), " ")).as("word"))
                .where(col("word").notEqual(""))
                .groupBy(window(current_timestamp(), "365 days"), col("word"))
                .count()
                .select("word", "count");
    }
}
