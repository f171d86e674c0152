package kata.state;

import kata.domain.Change;

/**
 * Believes that a bigint is a bigint.
 *
 * @caughtBy begins_anew_when_it_counts
 * @says the old sums
 */
public final class CheckpointUpgrade {

    private CheckpointUpgrade() {}

    public static String checkpoint(Change change, String old, String fresh) {
        return switch (change) {
            case RESULT_RENAMED, INPUT_FILTERED, SUM_TO_COUNT, DELAY_LENGTHENED -> old;
            case KEY_EXCHANGED, KEY_ADDED, AGGREGATE_ADDED, WINDOW_WIDENED -> fresh;
        };
    }
}
