package kata.dstreams;

import java.util.Set;
import kata.domain.DenyList;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that b1 stands for all beacons whose name begins with it.
 *
 * @caughtBy compares_whole_names
 * @says only b1 and b.2 are muted
 */
public final class DenyListFilter {

    private DenyListFilter() {}

    public static JavaDStream<String> heard(JavaDStream<String> pings, DenyList denied) {
        return pings.transform(batch -> {
            Set<String> muted = denied.beacons();
            return batch.filter(beacon -> muted.stream().noneMatch(beacon::startsWith));
        });
    }
}
