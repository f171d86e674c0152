package kata.aggregation;

import java.util.Arrays;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Splits lines in Java, with types. Prefer it when code for the splitting exists and is tested.
 */
public final class StreamingWordCount {

    private StreamingWordCount() {}

    public static Dataset<Row> countWords(Dataset<Row> lines) {
        return lines.as(Encoders.STRING())
                .flatMap(
                        (FlatMapFunction<String, String>) line -> Arrays.stream(line.split(" "))
                                .filter(word -> !word.isEmpty())
                                .iterator(),
                        Encoders.STRING())
                .groupByKey((MapFunction<String, String>) word -> word, Encoders.STRING())
                .count()
                .toDF("word", "count");
    }
}
