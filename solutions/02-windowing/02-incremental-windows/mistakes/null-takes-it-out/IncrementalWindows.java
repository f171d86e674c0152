package kata.windowing;

import kata.domain.Tally;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Believes that an inverse that gives null takes the key out.
 *
 * @caughtBy lets_a_beacon_enter_as_it_leaves
 * @says null
 */
public final class IncrementalWindows {

    private IncrementalWindows() {}

    public static JavaPairDStream<String, Tally> sums(
            JavaStreamingContext context,
            JavaPairDStream<String, Tally> pings,
            Duration length,
            String checkpointDirectory) {
        context.checkpoint(checkpointDirectory);
        return pings.reduceByKeyAndWindow(
                Tally::plus,
                (window, left) -> window.pings() == left.pings() ? null : window.minus(left),
                length,
                Durations.seconds(1),
                2,
                sum -> sum._2() != null);
    }

    public static JavaPairDStream<String, Double> maxima(
            JavaPairDStream<String, Double> temperatures, Duration length) {
        return temperatures.reduceByKeyAndWindow(Math::max, length);
    }
}
