package kata.windowing;

import java.util.Arrays;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Believes that the counts of a window are already added up, and takes the largest.
 *
 * @caughtBy counts_three_seconds_together
 * @says red was heard 2, 1 and 1 times
 */
public final class SlidingCounts {

    private SlidingCounts() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum)
                .reduceByKeyAndWindow(Math::max, Durations.seconds(3));
    }
}
