package kata.windowing;

import java.io.IOException;
import kata.testkit.Live;

/** {@code ./kata live sliding-counts}: the answer on a real socket. */
final class SlidingCountsLive {

    private SlidingCountsLive() {}

    public static void main(String[] args) throws IOException {
        Live.dstream(args, (context, lines, checkpointDirectory) -> SlidingCounts.countWords(lines));
    }
}
