package kata.dstreams;

import java.util.Arrays;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Tuple2;

/**
 * Believes that splitting at blanks gives words only.
 *
 * @caughtBy knows_that_blanks_are_no_colour
 * @says splitting at single blanks leaves empty words
 */
public final class RunningTotals {

    private RunningTotals() {}

    public static JavaPairDStream<String, Long> runningTotals(
            JavaStreamingContext context, JavaDStream<String> lines, String checkpointDirectory) {
        context.checkpoint(checkpointDirectory);
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .updateStateByKey((ones, total) -> Optional.of(total.orElse(0L) + ones.size()));
    }
}
