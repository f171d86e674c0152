package kata.dstreams;

import static kata.testkit.Todo.todo;

import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Counts the colours that Beaconworks' beacons report, second by second. */
public final class WordCount {

    private WordCount() {}

    /**
     * Counts every colour of each batch.
     *
     * @param lines what the beacons sent: each line holds colours, separated by one or more blanks; a line may be
     *     empty, and may begin or end with blanks. A blank is a space; lines hold no tab or other white space
     * @return for each batch one pair for every colour heard in it: the colour as it is written, with its signs, and
     *     how often it was heard; a batch without colours has no pairs
     */
    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        return todo("Count every colour of each batch.");
    }
}
