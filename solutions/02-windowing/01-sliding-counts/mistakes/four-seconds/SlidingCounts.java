package kata.windowing;

import java.util.Arrays;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Believes that the window reaches from now to three seconds ago, which are four batches.
 *
 * @caughtBy forgets_what_is_older_than_three_seconds
 * @says the five of the first second are older
 */
public final class SlidingCounts {

    private SlidingCounts() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKeyAndWindow(Long::sum, Durations.seconds(4));
    }
}
