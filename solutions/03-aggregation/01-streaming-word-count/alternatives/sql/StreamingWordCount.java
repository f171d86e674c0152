package kata.aggregation;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The same in SQL. Prefer it where analysts read the query.
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        lines.createOrReplaceTempView("lines");
        return lines.sparkSession().sql("""
            SELECT word, count(*) AS count
            FROM lines LATERAL VIEW explode(split(value, ' ')) words AS word
            WHERE length(word) > 0
            GROUP BY word
            """);
    }
}
