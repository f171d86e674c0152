package kata.dstreams;

import java.util.Arrays;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Tuple2;

/**
 * Believes that a window that is long enough holds everything since the start, so that no state needs to be kept.
 *
 * @caughtBy forgets_nothing
 * @says This answer forgets what is older than 3600 seconds
 */
public final class RunningTotals {

    private RunningTotals() {}

    public static JavaPairDStream<String, Long> runningTotals(
            JavaStreamingContext context, JavaDStream<String> lines, String checkpointDirectory) {
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKeyAndWindow(Long::sum, Durations.minutes(60));
    }
}
