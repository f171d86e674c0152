package kata.windowing;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import kata.domain.Tally;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** Prefer it when what leaves the window is needed by itself as well. */
public final class IncrementalWindows {

    /** The tallies of the latest batches, null where there was none, and their sum. */
    private record Kept(List<Tally> batches, Tally sum) implements Serializable {

        Optional<Kept> next(Tally news, int most) {
            var next = new ArrayList<>(batches);
            next.add(news);
            Tally leaving = next.size() > most ? next.remove(0) : null;
            if (next.stream().allMatch(tally -> tally == null)) {
                return Optional.absent();
            }
            Tally more = news == null ? sum : sum.plus(news);
            return Optional.of(new Kept(next, leaving == null ? more : more.minus(leaving)));
        }
    }

    private IncrementalWindows() {}

    public static JavaPairDStream<String, Tally> sums(
            JavaStreamingContext context,
            JavaPairDStream<String, Tally> pings,
            Duration length,
            String checkpointDirectory) {
        context.checkpoint(checkpointDirectory);
        int batches = (int) (length.milliseconds() / 1000);
        return pings.reduceByKey(Tally::plus)
                .updateStateByKey((List<Tally> news, Optional<Kept> before) -> {
                    var kept = before.isPresent() ? before.get() : new Kept(new ArrayList<>(), new Tally(0));
                    return kept.next(news.isEmpty() ? null : news.get(0), batches);
                })
                .mapValues(Kept::sum);
    }

    public static JavaPairDStream<String, Double> maxima(
            JavaPairDStream<String, Double> temperatures, Duration length) {
        return temperatures.reduceByKeyAndWindow(Math::max, length);
    }
}
