package kata.windowing;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Believes that the driver may keep the last batches itself, in one list.
 *
 * @caughtBy counts_each_stream_for_itself
 * @says A static field is one for all streams
 */
public final class SlidingCounts {

    private static final Deque<List<Tuple2<String, Long>>> BATCHES = new ArrayDeque<>();

    private SlidingCounts() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum)
                .transformToPair(counts -> {
                    BATCHES.addLast(counts.collect());
                    if (BATCHES.size() > 3) {
                        BATCHES.removeFirst();
                    }
                    var all = BATCHES.stream().flatMap(List::stream).toList();
                    return JavaSparkContext.fromSparkContext(counts.context())
                            .parallelizePairs(all)
                            .reduceByKey(Long::sum);
                });
    }
}
