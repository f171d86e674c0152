package kata.dstreams;

import kata.domain.DenyList;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that a static field is the same in every program.
 *
 * @caughtBy reads_the_list_on_the_driver
 * @says There a static field is empty
 */
public final class DenyListFilter {

    private static volatile DenyList muted;

    private DenyListFilter() {}

    public static JavaDStream<String> heard(JavaDStream<String> pings, DenyList denied) {
        muted = denied;
        return pings.filter(beacon -> !muted.contains(beacon));
    }
}
