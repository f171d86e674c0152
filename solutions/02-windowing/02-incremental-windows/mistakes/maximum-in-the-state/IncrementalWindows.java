package kata.windowing;

import kata.domain.Tally;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Tuple2;

/**
 * Believes that the highest so far is the highest of the window.
 *
 * @caughtBy lets_the_highest_temperature_leave
 * @says A maximum cannot be undone
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
                Tally::minus,
                length,
                Durations.seconds(1),
                context.sparkContext().defaultParallelism(),
                sum -> sum._2().pings() > 0);
    }

    public static JavaPairDStream<String, Double> maxima(
            JavaPairDStream<String, Double> temperatures, Duration length) {
        return temperatures
                .mapToPair(one -> new Tuple2<>(one._1(), one._2()))
                .reduceByKeyAndWindow(Math::max, Durations.minutes(60));
    }
}
