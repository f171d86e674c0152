package kata.state;

import kata.domain.Change;

/**
 * Believes that the length of a window is a setting.
 *
 * @caughtBy begins_anew_when_the_window_is_wider
 * @says of five minutes
 */
public final class CheckpointUpgrade {

    private CheckpointUpgrade() {}

    public static String checkpoint(Change change, String old, String fresh) {
        return switch (change) {
            case RESULT_RENAMED, INPUT_FILTERED, WINDOW_WIDENED, DELAY_LENGTHENED -> old;
            case SUM_TO_COUNT, KEY_EXCHANGED, KEY_ADDED, AGGREGATE_ADDED -> fresh;
        };
    }
}
