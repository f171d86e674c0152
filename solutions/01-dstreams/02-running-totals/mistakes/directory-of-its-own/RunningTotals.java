package kata.dstreams;

import java.util.Arrays;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Tuple2;

/**
 * Believes that any directory will do, as long as Spark stops complaining.
 *
 * @caughtBy puts_its_checkpoints_where_it_is_told
 * @says the people who run the program decide where its checkpoints are safe
 */
public final class RunningTotals {

    private RunningTotals() {}

    public static JavaPairDStream<String, Long> runningTotals(
            JavaStreamingContext context, JavaDStream<String> lines, String checkpointDirectory) {
        context.checkpoint("target/checkpoint");
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .updateStateByKey((ones, total) -> Optional.of(total.orElse(0L) + ones.size()));
    }
}
