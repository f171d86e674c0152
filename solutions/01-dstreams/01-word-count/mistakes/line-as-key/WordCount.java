package kata.dstreams;

import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Believes that a line is a word.
 *
 * @caughtBy counts_each_colour_of_a_batch
 * @says a line becomes many words
 */
public final class WordCount {

    private WordCount() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        return lines.mapToPair(line -> new Tuple2<>(line, 1L)).reduceByKey(Long::sum);
    }
}
