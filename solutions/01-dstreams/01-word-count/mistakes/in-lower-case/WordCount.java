package kata.dstreams;

import java.util.Arrays;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Believes that tidying up the input does no harm, although nobody asked for it.
 *
 * @caughtBy tells_capital_letters_from_small_ones
 * @says nobody said that Blue, blue and BLUE are the same one
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
