package kata.dstreams;

import java.util.Arrays;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Believes that commas and full stops are not part of a colour, as in a text that people wrote.
 *
 * @caughtBy takes_each_sign_and_digit_as_it_is_written
 * @says whatever stands between blanks counts as it is written
 */
public final class WordCount {

    private WordCount() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        return lines.flatMap(
                        line -> Arrays.asList(line.replaceAll("[.,;:!?]", "").split(" "))
                                .iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum);
    }
}
