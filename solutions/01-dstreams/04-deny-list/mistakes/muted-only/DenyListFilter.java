package kata.dstreams;

import java.util.Set;
import kata.domain.DenyList;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that filter takes out what its function is true for.
 *
 * @caughtBy leaves_out_a_muted_beacon
 * @says red is muted, the others are not
 */
public final class DenyListFilter {

    private DenyListFilter() {}

    public static JavaDStream<String> heard(JavaDStream<String> pings, DenyList denied) {
        return pings.transform(batch -> {
            Set<String> muted = denied.beacons();
            return batch.filter(beacon -> muted.contains(beacon));
        });
    }
}
