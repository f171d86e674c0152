package kata.dstreams;

import java.util.Arrays;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.State;
import org.apache.spark.streaming.StateSpec;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Tuple2;

/**
 * Believes that what mapWithState returns is the state, not what the function returned for the batch's own pairs.
 *
 * @caughtBy repeats_the_whole_table_in_every_batch
 * @says even those that this batch did not bring
 */
public final class RunningTotals {

    private RunningTotals() {}

    public static JavaPairDStream<String, Long> runningTotals(
            JavaStreamingContext context, JavaDStream<String> lines, String checkpointDirectory) {
        context.checkpoint(checkpointDirectory);
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum)
                .mapWithState(StateSpec.function(RunningTotals::add))
                .mapToPair(total -> total);
    }

    private static Tuple2<String, Long> add(String word, Optional<Long> count, State<Long> state) {
        long total = (state.exists() ? state.get() : 0) + count.orElse(0L);
        state.update(total);
        return new Tuple2<>(word, total);
    }
}
