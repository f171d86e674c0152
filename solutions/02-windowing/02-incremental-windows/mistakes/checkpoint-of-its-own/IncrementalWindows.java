package kata.windowing;

import kata.domain.Tally;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Believes that any directory will do.
 *
 * @caughtBy puts_its_checkpoints_where_it_is_told
 * @says the people who run the program decide
 */
public final class IncrementalWindows {

    private IncrementalWindows() {}

    public static JavaPairDStream<String, Tally> sums(
            JavaStreamingContext context,
            JavaPairDStream<String, Tally> pings,
            Duration length,
            String checkpointDirectory) {
        context.checkpoint(checkpointDirectory + "/window");
        return pings.reduceByKeyAndWindow(
                Tally::plus,
                Tally::minus,
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
