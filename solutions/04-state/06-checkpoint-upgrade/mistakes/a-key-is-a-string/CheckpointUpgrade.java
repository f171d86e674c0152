package kata.state;

import kata.domain.Change;

/**
 * Believes that the state is found by its key, and both keys are strings.
 *
 * @caughtBy begins_anew_when_the_key_is_another
 * @says of devices
 */
public final class CheckpointUpgrade {

    private CheckpointUpgrade() {}

    public static String checkpoint(Change change, String old, String fresh) {
        return switch (change) {
            case RESULT_RENAMED, INPUT_FILTERED, KEY_EXCHANGED, DELAY_LENGTHENED -> old;
            case SUM_TO_COUNT, KEY_ADDED, AGGREGATE_ADDED, WINDOW_WIDENED -> fresh;
        };
    }
}
