package kata.aggregation;

import java.io.IOException;
import kata.testkit.Live;
import org.apache.spark.sql.streaming.OutputMode;

/** {@code ./kata live watermarks}: the answer on a real socket, fed by {@code ./kata feed --readings}. */
final class WatermarksLive {

    private WatermarksLive() {}

    public static void main(String[] args) throws IOException {
        Live.structured(args, OutputMode.Append(), lines -> Watermarks.finalCounts(Live.readings(lines)));
    }
}
