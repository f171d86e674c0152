package kata.dstreams;

import kata.domain.DenyList;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.api.java.JavaDStream;
import scala.Tuple2;

/** Prefer it when what is known of a muted beacon, such as since when, is needed as well. */
public final class DenyListFilter {

    private DenyListFilter() {}

    public static JavaDStream<String> heard(JavaDStream<String> pings, DenyList denied) {
        return pings.mapToPair(beacon -> new Tuple2<>(beacon, 1))
                .transformToPair(batch -> {
                    var muted = denied.beacons().stream()
                            .map(beacon -> new Tuple2<>(beacon, true))
                            .toList();
                    return batch.leftOuterJoin(JavaSparkContext.fromSparkContext(batch.context())
                                    .parallelizePairs(muted))
                            .filter(ping -> !ping._2()._2().isPresent())
                            .mapValues(Tuple2::_1);
                })
                .map(Tuple2::_1);
    }
}
