package kata.dstreams;

import java.io.IOException;
import kata.testkit.Live;

/** {@code ./kata live running-totals}: the answer on a real socket. */
final class RunningTotalsLive {

    private RunningTotalsLive() {}

    public static void main(String[] args) throws IOException {
        Live.dstream(args, RunningTotals::runningTotals);
    }
}
