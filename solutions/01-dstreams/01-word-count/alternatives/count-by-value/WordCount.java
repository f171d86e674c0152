package kata.dstreams;

import java.util.Arrays;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/**
 * Counts with countByValue. Prefer it when counting is all there is to do.
 */
public final class WordCount {

    private WordCount() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.trim().split("\\s+")).iterator())
                .filter(word -> !word.isEmpty())
                .countByValue();
    }
}
