package kata.state;

import kata.domain.Change;

/**
 * Believes that a further aggregate begins at zero, beside the old one.
 *
 * @caughtBy begins_anew_when_an_aggregate_is_added
 * @says other values
 */
public final class CheckpointUpgrade {

    private CheckpointUpgrade() {}

    public static String checkpoint(Change change, String old, String fresh) {
        return switch (change) {
            case RESULT_RENAMED, INPUT_FILTERED, AGGREGATE_ADDED, DELAY_LENGTHENED -> old;
            case SUM_TO_COUNT, KEY_EXCHANGED, KEY_ADDED, WINDOW_WIDENED -> fresh;
        };
    }
}
