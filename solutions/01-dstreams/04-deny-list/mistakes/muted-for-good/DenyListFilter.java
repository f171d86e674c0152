package kata.dstreams;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kata.domain.DenyList;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that a beacon that is muted once stays muted.
 *
 * @caughtBy hears_a_beacon_again
 * @says red is heard again
 */
public final class DenyListFilter {

    private DenyListFilter() {}

    public static JavaDStream<String> heard(JavaDStream<String> pings, DenyList denied) {
        Set<String> muted = ConcurrentHashMap.newKeySet();
        return pings.transform(batch -> {
            muted.addAll(denied.beacons());
            var now = Set.copyOf(muted);
            return batch.filter(beacon -> !now.contains(beacon));
        });
    }
}
