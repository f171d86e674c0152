package kata.dstreams;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Tuple2;

/**
 * Believes that tasks share a map, and so do batches.
 *
 * @caughtBy keeps_the_totals_of_two_streams_apart
 * @says A static field is one for all streams
 * @varies keeps_the_totals_of_two_streams_apart
 */
public final class ChangedTotals {

    private static final Map<String, Long> TOTALS = new ConcurrentHashMap<>();

    private ChangedTotals() {}

    public static JavaPairDStream<String, Long> changedTotals(
            JavaStreamingContext context, JavaDStream<String> lines, String checkpointDirectory) {
        context.checkpoint(checkpointDirectory);
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum)
                .mapToPair(count -> new Tuple2<>(count._1(), TOTALS.merge(count._1(), count._2(), Long::sum)));
    }
}
