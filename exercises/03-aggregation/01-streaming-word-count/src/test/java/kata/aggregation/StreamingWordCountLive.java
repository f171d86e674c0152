package kata.aggregation;

import java.io.IOException;
import kata.testkit.Live;
import org.apache.spark.sql.streaming.OutputMode;

/** {@code ./kata live streaming-word-count}: the answer on a real socket. */
final class StreamingWordCountLive {

    private StreamingWordCountLive() {}

    public static void main(String[] args) throws IOException {
        Live.structured(args, OutputMode.Complete(), StreamingWordCount::countWords);
    }
}
