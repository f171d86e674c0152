package kata.windowing;

import java.util.Arrays;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Believes that a colour that has left the window has a count of zero.
 *
 * @caughtBy gives_no_pair_for_a_colour_that_has_left
 * @says not even with a zero
 */
public final class SlidingCounts {

    private SlidingCounts() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        var counts = lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum);
        var heardOnce = counts.mapValues(count -> 0L).window(Durations.minutes(60));
        return counts.window(Durations.seconds(3)).union(heardOnce).reduceByKey(Long::sum);
    }
}
