package kata.windowing;

import java.util.Arrays;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Prefer it when you need the counts of each second as well. */
public final class SlidingCounts {

    private SlidingCounts() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum)
                .reduceByKeyAndWindow(Long::sum, Durations.seconds(3), Durations.seconds(1));
    }
}
