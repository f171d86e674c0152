package kata.dstreams;

import java.util.Arrays;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.State;
import org.apache.spark.streaming.StateSpec;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Tuple2;

/**
 * Believes that a timeout only frees memory that nobody uses, and that the total is still there when its colour is heard
 * again.
 *
 * @caughtBy forgets_nothing
 * @says a timeout deletes the total of every colour that is silent for so long
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
                .mapWithState(StateSpec.function(RunningTotals::add).timeout(Durations.minutes(1)))
                .stateSnapshots();
    }

    private static Long add(String word, Optional<Long> count, State<Long> state) {
        long total = (state.exists() ? state.get() : 0) + count.orElse(0L);
        if (!state.isTimingOut()) {
            state.update(total);
        }
        return total;
    }
}
