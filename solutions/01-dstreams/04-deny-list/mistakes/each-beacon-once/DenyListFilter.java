package kata.dstreams;

import java.util.Set;
import kata.domain.DenyList;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that a beacon is heard or not.
 *
 * @caughtBy keeps_every_ping
 * @says green was heard three times
 */
public final class DenyListFilter {

    private DenyListFilter() {}

    public static JavaDStream<String> heard(JavaDStream<String> pings, DenyList denied) {
        return pings.transform(batch -> {
            Set<String> muted = denied.beacons();
            return batch.filter(beacon -> !muted.contains(beacon)).distinct();
        });
    }
}
