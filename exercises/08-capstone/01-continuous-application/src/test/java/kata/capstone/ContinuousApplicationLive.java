package kata.capstone;

import java.io.IOException;
import kata.testkit.LiveApplication;

/** {@code ./kata live continuous-application}: the answer on the files that {@code ./kata feed --files} writes. */
final class ContinuousApplicationLive {

    private ContinuousApplicationLive() {}

    static void run(LiveApplication live) throws IOException {
        live.run(ContinuousApplication::train, ContinuousApplication::run);
    }
}
