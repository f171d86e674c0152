package kata.dstreams;

import java.util.Set;
import kata.domain.DenyList;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that a copy of the list follows the list.
 *
 * @caughtBy follows_the_list_while_it_runs
 * @says stays as it was then
 */
public final class DenyListFilter {

    private DenyListFilter() {}

    public static JavaDStream<String> heard(JavaDStream<String> pings, DenyList denied) {
        Broadcast<Set<String>> muted = new JavaSparkContext(pings.context().sparkContext()).broadcast(denied.beacons());
        return pings.filter(beacon -> !muted.value().contains(beacon));
    }
}
