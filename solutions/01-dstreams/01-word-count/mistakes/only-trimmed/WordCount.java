package kata.dstreams;

import java.util.Arrays;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Believes that a line without blanks at its ends has words only, even the empty line.
 *
 * @caughtBy finds_no_colour_in_an_empty_line
 * @says though splitting it gives one word: the empty one
 */
public final class WordCount {

    private WordCount() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.trim().split(" +")).iterator())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum);
    }
}
