package kata.dstreams;

import static kata.testkit.Todo.todo;

import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.State;
import org.apache.spark.streaming.StateSpec;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Tuple2;

/** Keeps the totals of Beaconworks' colours, and reports the ones that a batch has changed. */
public final class ChangedTotals {

    private ChangedTotals() {}

    /**
     * Keeps a total for every colour, and gives in every batch the totals of the colours that the batch brought.
     *
     * <p>Each call keeps totals of its own: one program may listen to several streams.
     *
     * @param context in which the stream runs; this method sets whatever must be set on it before it starts
     * @param lines what the beacons sent: each line holds colours, separated by one or more blanks; a line may be
     *     empty, and may begin or end with blanks. A blank is a space; lines hold no tab or other white space
     * @param checkpointDirectory where Spark puts what must outlive a batch and a crash, as a path. After a crash the
     *     program starts again from this very directory, and not from one below it: the totals go on from where they
     *     were, with no batch lost and none counted twice
     * @return for each batch one pair for every colour heard in it: the colour as it is written, with its signs, and
     *     how often it was heard from the first start to the end of this batch; a batch without colours has no pairs
     */
    public static JavaPairDStream<String, Long> changedTotals(
            JavaStreamingContext context, JavaDStream<String> lines, String checkpointDirectory) {
        return todo("Give the new totals of the colours that a batch brings, and of no others.");
    }
}
