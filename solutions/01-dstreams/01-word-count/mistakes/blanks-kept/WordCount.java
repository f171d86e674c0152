package kata.dstreams;

import java.util.Arrays;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Believes that splitting at blanks gives words only.
 *
 * @caughtBy knows_that_blanks_are_no_colour
 * @says an empty word, between two blanks or at an end of the line
 */
public final class WordCount {

    private WordCount() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.split("\\s+")).iterator())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum);
    }
}
