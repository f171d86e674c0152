package kata.workshop.scale;

import java.util.List;
import java.util.Map;

/**
 * What was measured. All memory is in bytes, all times in milliseconds.
 *
 * @param java the version of the JVM
 * @param heap the most it may use
 * @param shufflePartitions of each query
 */
public record Measured(
        String java, long heap, String shufflePartitions, List<Rows> rows, List<AtOnce> atOnce, List<Keys> keys) {

    /**
     * A stream of readings whose state has reached its size.
     *
     * @param batches that were fed
     * @param rowsPerBatch of each of them
     * @param millis for all batches
     * @param cpuMillis of the whole process for all batches
     * @param firstMillis for a batch of the first tenth
     * @param lastMillis for a batch of the last tenth
     * @param keys in state after the last batch
     * @param stateBytes that Spark says the state takes
     * @param usedHeap after a collection
     * @param phases of all batches, by Spark's names
     */
    public record Rows(
            Plan.Store store,
            int rows,
            int batches,
            int rowsPerBatch,
            double millis,
            double cpuMillis,
            double firstMillis,
            double lastMillis,
            long keys,
            long stateBytes,
            long usedHeap,
            Map<String, Long> phases) {

        double microsPerRow() {
            return 1000 * millis / rows;
        }

        double cpuMicrosPerRow() {
            return 1000 * cpuMillis / rows;
        }
    }

    /**
     * All rows wait before the application is started.
     *
     * @param millis from its start to its end
     */
    public record AtOnce(Plan.Store store, int rows, double millis) {}

    /**
     * Batches that meet a state of so many keys.
     *
     * @param millis for a batch, the median
     * @param startMillis from a start of the application to the end of its first batch
     * @param checkpointBytes on disk
     * @param phases of the median batch, by Spark's names
     * @param work on state in the median batch, of all tasks, by Spark's names
     */
    public record Keys(
            Plan.Store store,
            long keys,
            double millis,
            double startMillis,
            long stateBytes,
            long usedHeap,
            long checkpointBytes,
            Map<String, Long> phases,
            Map<String, Long> work) {}
}
