package kata.windowing;

import kata.domain.Tally;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Believes that the inverse is given what has left first.
 *
 * @caughtBy takes_away_what_has_left
 * @says given the window's sum first
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
                (left, sum) -> sum.minus(left),
                length,
                Durations.seconds(1),
                context.sparkContext().defaultParallelism(),
                sum -> sum._2().pings() != 0);
    }

    public static JavaPairDStream<String, Double> maxima(
            JavaPairDStream<String, Double> temperatures, Duration length) {
        return temperatures.reduceByKeyAndWindow(Math::max, length);
    }
}
