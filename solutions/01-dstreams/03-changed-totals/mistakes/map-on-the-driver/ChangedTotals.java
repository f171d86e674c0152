package kata.dstreams;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Tuple2;

/**
 * Believes that the driver never dies, and keeps the totals in its memory.
 *
 * @caughtBy goes_on_after_a_crash
 * @says A map of your own counts that batch twice
 */
public final class ChangedTotals {

    private ChangedTotals() {}

    public static JavaPairDStream<String, Long> changedTotals(
            JavaStreamingContext context, JavaDStream<String> lines, String checkpointDirectory) {
        context.checkpoint(checkpointDirectory);
        Map<String, Long> totals = new ConcurrentHashMap<>();
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum)
                .transformToPair(counts -> {
                    var changed = counts.collect().stream()
                            .map(count -> new Tuple2<>(count._1(), totals.merge(count._1(), count._2(), Long::sum)))
                            .toList();
                    return JavaSparkContext.fromSparkContext(counts.context()).parallelizePairs(changed);
                });
    }
}
