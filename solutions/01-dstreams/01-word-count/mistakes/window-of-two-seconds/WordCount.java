package kata.dstreams;

import java.util.Arrays;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Believes that only a window makes counts per second, and takes one that reaches back too far.
 *
 * @caughtBy starts_anew_in_every_batch
 * @says the batches of a plain DStream know nothing of each other
 */
public final class WordCount {

    private WordCount() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKeyAndWindow(Long::sum, Durations.seconds(2));
    }
}
