package kata.dstreams;

import java.util.Arrays;
import java.util.HashMap;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Believes that counting a partition counts the batch.
 *
 * @caughtBy adds_up_over_the_partitions_of_a_batch
 * @says the count of one partition is only a part
 */
public final class WordCount {

    private WordCount() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapPartitionsToPair(words -> {
                    var counts = new HashMap<String, Long>();
                    words.forEachRemaining(word -> counts.merge(word, 1L, Long::sum));
                    return counts.entrySet().stream()
                            .map(count -> new Tuple2<>(count.getKey(), count.getValue()))
                            .iterator();
                });
    }
}
