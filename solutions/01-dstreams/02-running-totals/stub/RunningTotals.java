package kata.dstreams;

import static kata.testkit.Todo.todo;

import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Tuple2;

/** Counts the colours that Beaconworks' beacons have reported since the program started. */
public final class RunningTotals {

    private RunningTotals() {}

    /**
     * Keeps a total for every colour, and gives the whole table of totals in every batch.
     *
     * <p>Each call keeps totals of its own: one program may listen to several streams.
     *
     * @param context in which the stream runs; this method sets whatever must be set on it before it starts
     * @param lines what the beacons sent: each line holds colours, separated by one or more blanks; a line may be
     *     empty, and may begin or end with blanks. A blank is a space; lines hold no tab or other white space
     * @param checkpointDirectory where Spark puts what must outlive a batch and a crash, as a path. After a crash the
     *     program starts again from this very directory, and not from one below it: the totals go on from where they
     *     were, with no batch lost and none counted twice
     * @return for each batch one pair for every colour heard since the first start, however long ago: the colour as it
     *     is written, with its signs, and how often it was heard until now; a batch without colours repeats the table
     */
    public static JavaPairDStream<String, Long> runningTotals(
            JavaStreamingContext context, JavaDStream<String> lines, String checkpointDirectory) {
        return todo("Give the totals of all colours since the start, in every batch.");
    }
}
