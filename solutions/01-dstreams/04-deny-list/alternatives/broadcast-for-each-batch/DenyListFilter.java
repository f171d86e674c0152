package kata.dstreams;

import java.util.Set;
import kata.domain.DenyList;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Prefer it when the list is long: a captured set is deserialised by each task, a broadcast once by each executor. */
public final class DenyListFilter {

    private DenyListFilter() {}

    public static JavaDStream<String> heard(JavaDStream<String> pings, DenyList denied) {
        return pings.transform(batch -> {
            Broadcast<Set<String>> muted =
                    JavaSparkContext.fromSparkContext(batch.context()).broadcast(denied.beacons());
            return batch.filter(beacon -> !muted.value().contains(beacon));
        });
    }
}
