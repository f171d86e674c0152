package kata.dstreams;

import java.util.Arrays;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Describes the RDD of one batch. Prefer it when you have batch code to use again.
 */
public final class WordCount {

    private WordCount() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        return lines.transformToPair(
                batch -> batch.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                        .filter(word -> !word.isBlank())
                        .mapToPair(word -> new Tuple2<>(word, 1L))
                        .reduceByKey(Long::sum));
    }
}
