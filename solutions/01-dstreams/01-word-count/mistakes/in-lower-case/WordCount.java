package kata.dstreams;

import java.util.Arrays;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Believes that tidying up the input does no harm, although nobody asked for it.
 *
 * @caughtBy takes_a_colour_as_it_is_written
 * @says nobody said that Blue and blue are the same one
 */
public final class WordCount {

    private WordCount() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word.toLowerCase(), 1L))
                .reduceByKey(Long::sum);
    }
}
