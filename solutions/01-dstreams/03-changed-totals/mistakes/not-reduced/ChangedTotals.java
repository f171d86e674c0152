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
 * Believes that mapWithState calls its function once for each colour and
 * batch, as updateStateByKey does.
 *
 * @caughtBy gives_one_pair_for_each_colour
 * @says once for each pair that it is given
 */
public final class ChangedTotals {

    private ChangedTotals() {}

    public static JavaPairDStream<String, Long> changedTotals(
            JavaStreamingContext context, JavaDStream<String> lines, String checkpointDirectory) {
        context.checkpoint(checkpointDirectory);
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .mapWithState(StateSpec.function(ChangedTotals::add))
                .mapToPair(total -> total);
    }

    private static Tuple2<String, Long> add(String colour, Optional<Long> news, State<Long> state) {
        long total = (state.exists() ? state.get() : 0) + news.orElse(0L);
        state.update(total);
        return new Tuple2<>(colour, total);
    }
}
