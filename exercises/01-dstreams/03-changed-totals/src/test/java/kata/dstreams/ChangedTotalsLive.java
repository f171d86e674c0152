package kata.dstreams;

import java.io.IOException;
import kata.testkit.Live;

/** {@code ./kata live changed-totals}: the answer on a real socket. */
final class ChangedTotalsLive {

    private ChangedTotalsLive() {}

    public static void main(String[] args) throws IOException {
        Live.dstream(args, ChangedTotals::changedTotals);
    }
}
