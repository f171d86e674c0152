package kata.dstreams;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Believes that a static map is one map, for the tasks that write into it and for those that read it later.
 *
 * @caughtBy counts_each_stream_for_itself
 * @says a stream's counts live in its own RDDs
 */
public final class WordCount {

    private static final Map<String, Long> COUNTS = new ConcurrentHashMap<>();

    private WordCount() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        var words =
                lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator()).filter(word -> !word.isEmpty());
        words.foreachRDD(batch -> {
            COUNTS.clear();
            batch.foreach(word -> COUNTS.merge(word, 1L, Long::sum));
        });
        return words.transform(batch -> batch.distinct()).mapToPair(word -> new Tuple2<>(word, COUNTS.get(word)));
    }
}
