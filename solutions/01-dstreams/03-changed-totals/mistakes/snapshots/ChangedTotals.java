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
 * Believes that the table of mapWithState holds only what has changed.
 *
 * @caughtBy says_nothing_of_a_silent_colour
 * @says the display has it already
 */
public final class ChangedTotals {

    private ChangedTotals() {}

    public static JavaPairDStream<String, Long> changedTotals(
            JavaStreamingContext context, JavaDStream<String> lines, String checkpointDirectory) {
        context.checkpoint(checkpointDirectory);
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum)
                .mapWithState(StateSpec.function(ChangedTotals::add))
                .stateSnapshots();
    }

    private static Long add(String colour, Optional<Long> news, State<Long> state) {
        long total = (state.exists() ? state.get() : 0) + news.orElse(0L);
        state.update(total);
        return total;
    }
}
