package kata.dstreams;

import java.util.Arrays;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Tuple2;

/**
 * Believes that the totals of the last hour are the totals, because nobody looks further back.
 *
 * @caughtBy forgets_nothing
 * @says a window holds nothing older
 */
public final class ChangedTotals {

    private ChangedTotals() {}

    public static JavaPairDStream<String, Long> changedTotals(
            JavaStreamingContext context, JavaDStream<String> lines, String checkpointDirectory) {
        context.checkpoint(checkpointDirectory);
        JavaPairDStream<String, Long> counts = lines.flatMap(
                        line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum);
        return counts.reduceByKeyAndWindow(Long::sum, Durations.minutes(60))
                .join(counts)
                .mapValues(Tuple2::_1);
    }
}
