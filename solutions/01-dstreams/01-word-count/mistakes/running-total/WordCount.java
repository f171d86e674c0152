package kata.dstreams;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Believes that a count goes on from batch to batch, and keeps it in a static map.
 *
 * @caughtBy starts_anew_in_every_batch
 * @says nothing carries over
 * @varies counts_each_stream_for_itself
 */
public final class WordCount {

    private static final Map<String, Long> TOTALS = new ConcurrentHashMap<>();

    private WordCount() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        TOTALS.clear();
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum)
                .mapToPair(count -> new Tuple2<>(count._1(), TOTALS.merge(count._1(), count._2(), Long::sum)));
    }
}
