package kata.dstreams;

import java.util.Arrays;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Tuple2;

/**
 * Believes that a colour without news has nothing to say, and returns nothing for it, which deletes its total.
 *
 * @caughtBy keeps_a_total_over_a_silence
 * @says an empty Optional, returned there, deletes the total
 */
public final class RunningTotals {

    private RunningTotals() {}

    public static JavaPairDStream<String, Long> runningTotals(
            JavaStreamingContext context, JavaDStream<String> lines, String checkpointDirectory) {
        context.checkpoint(checkpointDirectory);
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .updateStateByKey((ones, total) ->
                        ones.isEmpty() ? Optional.empty() : Optional.of(total.orElse(0L) + ones.size()));
    }
}
