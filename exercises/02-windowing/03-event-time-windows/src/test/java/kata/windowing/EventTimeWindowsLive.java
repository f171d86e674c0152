package kata.windowing;

import java.io.IOException;
import kata.testkit.Live;
import org.apache.spark.sql.streaming.OutputMode;

/** {@code ./kata live event-time-windows}: the answer on a real socket, fed by {@code ./kata feed --readings}. */
final class EventTimeWindowsLive {

    private EventTimeWindowsLive() {}

    public static void main(String[] args) throws IOException {
        Live.structured(args, OutputMode.Update(), lines -> EventTimeWindows.meanTemperatures(Live.readings(lines)));
    }
}
