package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.split;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Believes that Spark counts each batch by itself, as a DStream does, and adds the batches up in a static map.
 *
 * @caughtBy counts_each_colour_since_the_start
 * @says blue and green keep their totals
 */
public final class StreamingWordCount {

    private static final Map<String, Long> TOTALS = new ConcurrentHashMap<>();

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        TOTALS.clear();
        Dataset<Row> counts = lines.select(explode(split(col("value"), " ")).as("word"))
                .where(col("word").notEqual(""))
                .groupBy("word")
                .count();
        return counts.map(
                (MapFunction<Row, Row>) row ->
                        RowFactory.create(row.getString(0), TOTALS.merge(row.getString(0), row.getLong(1), Long::sum)),
                Encoders.row(counts.schema()));
    }
}
