package kata.dstreams;

import java.io.IOException;
import kata.testkit.Live;

/** {@code ./kata live word-count}: the answer on a real socket. */
final class WordCountLive {

    private WordCountLive() {}

    public static void main(String[] args) throws IOException {
        Live.dstream(args, (context, lines, checkpointDirectory) -> WordCount.countWords(lines));
    }
}
