package kata.state;

import kata.domain.Change;

/** Prefer this where each decision must be explained: it asks what a state is made of. */
public final class CheckpointUpgrade {

    private CheckpointUpgrade() {}

    public static String checkpoint(Change change, String old, String fresh) {
        boolean sameKeys =
                change != Change.KEY_ADDED && change != Change.KEY_EXCHANGED && change != Change.WINDOW_WIDENED;
        boolean sameValues = change != Change.AGGREGATE_ADDED;
        boolean sameMeaning = change != Change.SUM_TO_COUNT;
        return sameKeys && sameValues && sameMeaning ? old : fresh;
    }
}
