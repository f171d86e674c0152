package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.split;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a display needs sorted rows in every mode; Spark can sort only the whole table.
 *
 * @caughtBy in_update_mode_sends_on_only_the_totals_that_changed
 * @says Sorting is not supported on streaming
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return lines.select(explode(split(col("value"), " ")).as("word"))
                .where(col("word").notEqual(""))
                .groupBy("word")
                .count()
                .orderBy(desc("count"));
    }
}
