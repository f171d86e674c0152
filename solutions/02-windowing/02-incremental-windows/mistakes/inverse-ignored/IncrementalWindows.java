package kata.windowing;

import kata.domain.Tally;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Believes that the inverse only says what is done with the batch that leaves, and nothing need be done with it.
 *
 * @caughtBy takes_away_what_has_left
 * @says has left it: 7 + 3 - 4
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
                (sum, left) -> sum,
                length,
                Durations.seconds(1),
                context.sparkContext().defaultParallelism(),
                sum -> sum._2().pings() > 0);
    }

    public static JavaPairDStream<String, Double> maxima(
            JavaPairDStream<String, Double> temperatures, Duration length) {
        return temperatures.reduceByKeyAndWindow(Math::max, length);
    }
}
