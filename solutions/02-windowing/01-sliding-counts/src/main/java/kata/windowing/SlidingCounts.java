package kata.windowing;

import java.util.Arrays;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Counts the colours that Beaconworks' beacons have reported lately. */
public final class SlidingCounts {

    private SlidingCounts() {}

    /**
     * Counts every colour of the last three seconds, every second.
     *
     * <p>A batch holds one second. There is no directory for checkpoints.
     *
     * @param lines what the beacons sent: each line holds colours, separated by one or more blanks; a line may be
     *     empty, and may begin or end with blanks. A blank is a space; lines hold no tab or other white space
     * @return for each batch one pair for every colour heard in it or in one of the two batches before: the colour as it
     *     is written, with its signs, and how often it was heard in these three; a colour that was not heard in them has
     *     no pair
     */
    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKeyAndWindow(Long::sum, Durations.seconds(3));
    }
}
