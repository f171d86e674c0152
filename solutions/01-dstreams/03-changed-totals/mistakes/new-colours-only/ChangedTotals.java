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
 * Believes that a total changes when it is made, and reports a colour only when it is heard for the first time.
 *
 * @caughtBy adds_what_a_batch_brings_to_the_totals
 * @says red 1 and 3 more
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
                .filter(Optional::isPresent)
                .mapToPair(Optional::get);
    }

    private static Optional<Tuple2<String, Long>> add(String colour, Optional<Long> news, State<Long> state) {
        boolean isNew = !state.exists();
        long total = (isNew ? 0 : state.get()) + news.orElse(0L);
        state.update(total);
        return isNew ? Optional.of(new Tuple2<>(colour, total)) : Optional.empty();
    }
}
