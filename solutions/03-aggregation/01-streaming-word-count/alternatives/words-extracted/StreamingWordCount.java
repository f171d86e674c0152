package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract_all;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes the words out instead of splitting at what is between them. Prefer it when separators vary.
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return lines.select(explode(regexp_extract_all(col("value"), lit("[^ ]+"), lit(0)))
                        .as("word"))
                .groupBy("word")
                .count();
    }
}
