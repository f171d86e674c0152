package kata.state;

import kata.domain.Change;

/**
 * Believes that another input is another query.
 *
 * @caughtBy goes_on_when_the_input_is_filtered
 * @says emitted again
 */
public final class CheckpointUpgrade {

    private CheckpointUpgrade() {}

    public static String checkpoint(Change change, String old, String fresh) {
        return switch (change) {
            case RESULT_RENAMED, DELAY_LENGTHENED -> old;
            case INPUT_FILTERED, SUM_TO_COUNT, KEY_EXCHANGED, KEY_ADDED, AGGREGATE_ADDED, WINDOW_WIDENED -> fresh;
        };
    }
}
