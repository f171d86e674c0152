package kata.state;

import kata.domain.Change;

/**
 * Believes that a checkpoint belongs to a query, and an improved query is the same query.
 *
 * @caughtBy begins_anew_when_it_counts
 * @says the old sums
 */
public final class CheckpointUpgrade {

    private CheckpointUpgrade() {}

    public static String checkpoint(Change change, String old, String fresh) {
        return old;
    }
}
