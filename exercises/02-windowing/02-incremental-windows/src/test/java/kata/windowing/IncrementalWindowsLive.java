package kata.windowing;

import java.io.IOException;
import java.util.Arrays;
import kata.domain.Tally;
import kata.testkit.Live;
import org.apache.spark.streaming.Durations;
import scala.Tuple2;

/** {@code ./kata live incremental-windows}: each word is a ping of a beacon; the window is ten seconds long. */
final class IncrementalWindowsLive {

    private IncrementalWindowsLive() {}

    public static void main(String[] args) throws IOException {
        Live.dstream(args, (context, lines, checkpointDirectory) -> {
            var pings = lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                    .filter(beacon -> !beacon.isEmpty())
                    .mapToPair(beacon -> new Tuple2<>(beacon, new Tally(1)));
            return IncrementalWindows.sums(context, pings, Durations.seconds(10), checkpointDirectory)
                    .mapValues(Tally::pings);
        });
    }
}
