package kata.state;

import kata.domain.Change;

/**
 * Believes that a key that is added only divides what is there.
 *
 * @caughtBy begins_anew_when_a_key_is_added
 * @says other keys
 */
public final class CheckpointUpgrade {

    private CheckpointUpgrade() {}

    public static String checkpoint(Change change, String old, String fresh) {
        return switch (change) {
            case RESULT_RENAMED, INPUT_FILTERED, KEY_ADDED, DELAY_LENGTHENED -> old;
            case SUM_TO_COUNT, KEY_EXCHANGED, AGGREGATE_ADDED, WINDOW_WIDENED -> fresh;
        };
    }
}
