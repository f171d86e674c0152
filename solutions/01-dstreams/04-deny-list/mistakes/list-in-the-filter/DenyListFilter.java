package kata.dstreams;

import kata.domain.DenyList;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that the function of filter runs where it is written.
 *
 * @caughtBy leaves_out_a_muted_beacon
 * @says something that cannot be sent
 */
public final class DenyListFilter {

    private DenyListFilter() {}

    public static JavaDStream<String> heard(JavaDStream<String> pings, DenyList denied) {
        return pings.filter(beacon -> !denied.contains(beacon));
    }
}
