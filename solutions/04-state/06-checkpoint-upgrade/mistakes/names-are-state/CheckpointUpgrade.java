package kata.state;

import kata.domain.Change;

/**
 * Believes that the names of the result are in the state.
 *
 * @caughtBy goes_on_when_a_column_is_renamed
 * @says emitted again
 */
public final class CheckpointUpgrade {

    private CheckpointUpgrade() {}

    public static String checkpoint(Change change, String old, String fresh) {
        return switch (change) {
            case INPUT_FILTERED, DELAY_LENGTHENED -> old;
            case RESULT_RENAMED, SUM_TO_COUNT, KEY_EXCHANGED, KEY_ADDED, AGGREGATE_ADDED, WINDOW_WIDENED -> fresh;
        };
    }
}
