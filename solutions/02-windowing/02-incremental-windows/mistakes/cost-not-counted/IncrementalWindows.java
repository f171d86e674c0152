package kata.windowing;

import kata.domain.Tally;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Believes that only the calls cost something.
 *
 * @caughtBy costs_the_same_for_a_long_window
 * @says whatever the function that adds up
 */
public final class IncrementalWindows {

    private IncrementalWindows() {}

    public static JavaPairDStream<String, Tally> sums(
            JavaStreamingContext context,
            JavaPairDStream<String, Tally> pings,
            Duration length,
            String checkpointDirectory) {
        context.checkpoint(checkpointDirectory);
        return pings.mapValues(Tally::pings)
                .reduceByKeyAndWindow(Long::sum, length)
                .mapValues(Tally::new);
    }

    public static JavaPairDStream<String, Double> maxima(
            JavaPairDStream<String, Double> temperatures, Duration length) {
        return temperatures.reduceByKeyAndWindow(Math::max, length);
    }
}
