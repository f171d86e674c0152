package kata.dstreams;

import kata.domain.DenyList;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that all that stands inside transform runs on the driver.
 *
 * @caughtBy leaves_out_a_muted_beacon
 * @says something that cannot be sent
 */
public final class DenyListFilter {

    private DenyListFilter() {}

    public static JavaDStream<String> heard(JavaDStream<String> pings, DenyList denied) {
        return pings.transform(batch -> batch.filter(beacon -> !denied.contains(beacon)));
    }
}
