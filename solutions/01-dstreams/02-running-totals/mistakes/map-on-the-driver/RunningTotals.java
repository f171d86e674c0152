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
 * Believes that the driver never dies, and keeps the table in its memory.
 *
 * @caughtBy goes_on_after_a_crash
 * @says A map of your own counts that batch twice
 */
public final class RunningTotals {

    private RunningTotals() {}

    public static JavaPairDStream<String, Long> runningTotals(
            JavaStreamingContext context, JavaDStream<String> lines, String checkpointDirectory) {
        context.checkpoint(checkpointDirectory);
        Map<String, Long> totals = new ConcurrentHashMap<>();
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum)
                .transformToPair(counts -> {
                    counts.collectAsMap().forEach((word, count) -> totals.merge(word, count, Long::sum));
                    var table = totals.entrySet().stream()
                            .map(total -> new Tuple2<>(total.getKey(), total.getValue()))
                            .toList();
                    return JavaSparkContext.fromSparkContext(counts.context()).parallelizePairs(table);
                });
    }
}
