package kata.windowing;

import kata.domain.Tally;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** Keeps long windows over Beaconworks' beacons up to date, every second. */
public final class IncrementalWindows {

    private IncrementalWindows() {}

    /**
     * Gives how often each beacon was heard in a window that ends now, in every batch, at a cost that does not grow with
     * the window: in a batch that brings one tally of a beacon, and in which one leaves the window, there are at most four
     * calls for that beacon, of {@link Tally#plus} and {@link Tally#minus} together.
     *
     * @param context in which the stream runs; whatever must be set on it before it starts, this method sets
     * @param pings any number of tallies for each beacon and batch, none of them zero or less
     * @param length of the window, a multiple of the batch of one second
     * @param checkpointDirectory where Spark puts what must outlive a batch and a crash, as a path
     * @return for each batch one pair for every beacon that was heard in the window, with the sum of its tallies; a
     *     beacon that was not heard in it has no pair, and Spark keeps nothing of it
     */
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

    /**
     * Gives the highest temperature of each device in a window that ends now, in every batch. What it costs is left open.
     *
     * @param temperatures any number for each device and batch, in degrees Celsius
     * @param length of the window, a multiple of the batch of one second
     * @return for each batch one pair for every device that has a temperature in the window, with the highest; a device
     *     without one has no pair
     */
    public static JavaPairDStream<String, Double> maxima(
            JavaPairDStream<String, Double> temperatures, Duration length) {
        return temperatures.reduceByKeyAndWindow(Math::max, length);
    }
}
