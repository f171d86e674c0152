package kata.dstreams;

import static kata.testkit.Todo.todo;

import kata.domain.DenyList;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Leaves out the beacons that Beaconworks' operators have muted. */
public final class DenyListFilter {

    private DenyListFilter() {}

    /**
     * Leaves out the pings of muted beacons.
     *
     * <p>Operators change the list while the stream runs. What counts for a batch is the list as it is when Spark asks for
     * the batch's RDD on the driver. On a cluster, tasks run on other machines, where there is no list: only the driver
     * may read it.
     *
     * <p>Several streams of one program may have lists of their own.
     *
     * @param pings names of beacons, as often as they were heard
     * @param denied the beacons that are muted; it cannot be serialised
     * @return for each batch the pings of all beacons that are not muted, each as often as it was heard, in any order
     */
    public static JavaDStream<String> heard(JavaDStream<String> pings, DenyList denied) {
        return todo("Leave out the pings of the beacons that are muted when the batch is made.");
    }
}
