package kata.dstreams;

import java.util.Set;
import kata.domain.DenyList;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that an operator does not care for capital letters.
 *
 * @caughtBy compares_whole_names
 * @says compared as it is written
 */
public final class DenyListFilter {

    private DenyListFilter() {}

    public static JavaDStream<String> heard(JavaDStream<String> pings, DenyList denied) {
        return pings.transform(batch -> {
            Set<String> muted = denied.beacons();
            return batch.filter(beacon -> muted.stream().noneMatch(beacon::equalsIgnoreCase));
        });
    }
}
