package kata.windowing;

import java.io.IOException;
import kata.testkit.Live;
import org.apache.spark.sql.streaming.OutputMode;

/** {@code ./kata live site-days}: the answer on a real socket, fed by {@code ./kata feed --readings}. */
final class SiteDaysLive {

    private SiteDaysLive() {}

    public static void main(String[] args) throws IOException {
        Live.structured(args, OutputMode.Update(), lines -> SiteDays.kolkata(Live.readings(lines)));
    }
}
