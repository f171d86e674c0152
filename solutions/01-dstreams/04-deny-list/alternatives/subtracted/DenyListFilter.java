package kata.dstreams;

import java.util.List;
import kata.domain.DenyList;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Prefer it when the list is an RDD already, too long for one machine. */
public final class DenyListFilter {

    private DenyListFilter() {}

    public static JavaDStream<String> heard(JavaDStream<String> pings, DenyList denied) {
        return pings.transform(batch -> batch.subtract(
                JavaSparkContext.fromSparkContext(batch.context()).parallelize(List.copyOf(denied.beacons()))));
    }
}
