package kata.state;

import kata.domain.Change;

/**
 * Believes that Spark refuses a checkpoint that does not fit.
 *
 * @caughtBy begins_anew_when_it_counts
 * @says the old sums
 */
public final class CheckpointUpgrade {

    private CheckpointUpgrade() {}

    public static String checkpoint(Change change, String old, String fresh) {
        return switch (change) {
            case RESULT_RENAMED, INPUT_FILTERED, SUM_TO_COUNT, KEY_EXCHANGED, WINDOW_WIDENED, DELAY_LENGTHENED -> old;
            case KEY_ADDED, AGGREGATE_ADDED -> fresh;
        };
    }
}
