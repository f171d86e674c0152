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
 * Believes that a program has one stream and one driver that never dies, and keeps the table in the driver's memory.
 *
 * @caughtBy keeps_the_totals_of_two_streams_apart
 * @says totals belong to one stream
 */
public final class RunningTotals {

    private static final Map<String, Long> TOTALS = new ConcurrentHashMap<>();

    private RunningTotals() {}

    public static JavaPairDStream<String, Long> runningTotals(
            JavaStreamingContext context, JavaDStream<String> lines, String checkpointDirectory) {
        context.checkpoint(checkpointDirectory);
        TOTALS.clear();
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum)
                .transformToPair(counts -> {
                    counts.collectAsMap().forEach((word, count) -> TOTALS.merge(word, count, Long::sum));
                    var table = TOTALS.entrySet().stream()
                            .map(total -> new Tuple2<>(total.getKey(), total.getValue()))
                            .toList();
                    return JavaSparkContext.fromSparkContext(counts.context()).parallelizePairs(table);
                });
    }
}
