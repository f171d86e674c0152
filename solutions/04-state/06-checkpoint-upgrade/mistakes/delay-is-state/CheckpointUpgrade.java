package kata.state;

import kata.domain.Change;

/**
 * Believes that the delay of the watermark is in the state.
 *
 * @caughtBy goes_on_when_the_delay_is_longer
 * @says emitted again
 */
public final class CheckpointUpgrade {

    private CheckpointUpgrade() {}

    public static String checkpoint(Change change, String old, String fresh) {
        return switch (change) {
            case RESULT_RENAMED, INPUT_FILTERED -> old;
            case SUM_TO_COUNT, KEY_EXCHANGED, KEY_ADDED, AGGREGATE_ADDED, WINDOW_WIDENED, DELAY_LENGTHENED -> fresh;
        };
    }
}
