package kata.dstreams;

import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import kata.domain.DenyList;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that the list has changed when it has another length.
 *
 * @caughtBy hears_a_beacon_again
 * @says it is as long as before
 */
public final class DenyListFilter {

    private DenyListFilter() {}

    public static JavaDStream<String> heard(JavaDStream<String> pings, DenyList denied) {
        var muted = new AtomicReference<>(Set.<String>of());
        return pings.transform(batch -> {
            Set<String> now = denied.beacons();
            if (now.size() != muted.get().size()) {
                muted.set(now);
            }
            Set<String> used = muted.get();
            return batch.filter(beacon -> !used.contains(beacon));
        });
    }
}
