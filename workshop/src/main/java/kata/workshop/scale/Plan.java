package kata.workshop.scale;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kata.workshop.course.Complaint;

/**
 * What is to be measured.
 *
 * @param sizes of streams, in input rows, from few to many; two at least
 * @param states in keys, from few to many; one at least
 * @param devices that report, each every six minutes of event time
 * @param rowsPerFile of the inbox
 * @param stores to measure, by their names in {@link Store}
 * @param settings of Spark, besides those of the store
 */
public record Plan(
        List<Integer> sizes,
        List<Integer> states,
        int devices,
        int rowsPerFile,
        List<Store> stores,
        Map<String, String> settings) {

    /** Where Spark keeps state between two batches. */
    public enum Store {
        DEFAULT("default", "org.apache.spark.sql.execution.streaming.state.HDFSBackedStateStoreProvider"),
        ROCKSDB("RocksDB", "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider");

        private final String title;
        private final String provider;

        Store(String title, String provider) {
            this.title = title;
            this.provider = provider;
        }

        public String title() {
            return title;
        }

        String provider() {
            return provider;
        }
    }

    static final String PROVIDER = "spark.sql.streaming.stateStore.providerClass";

    private static final int LEAST = 1000;

    /** As a batch of the course's application might have; so many, too, that rows outweigh what each batch costs. */
    private static final int ROWS_PER_BATCH = 10_000;

    /** Else the first batches are all there is. */
    private static final int LEAST_BATCHES = 4;

    /** What the state is filled with at once. */
    private static final int MOST_NEW_KEYS = 100_000;

    /** Of a hundred rows that meet a full state, so many have an id that is new. */
    private static final double NEW = 0.01;

    public Plan {
        if (devices < 1 || rowsPerFile < 1) {
            throw Complaint.ofArguments("--devices and --rows-per-file begin at 1.");
        }
        if (settings.containsKey(PROVIDER)) {
            throw Complaint.ofArguments("Both stores are measured; --store says which, instead of " + PROVIDER + ".");
        }
        sizes = List.copyOf(sizes);
        states = List.copyOf(states);
        stores = List.copyOf(stores);
        settings = Map.copyOf(settings);
    }

    /**
     * A plan for one size after another.
     *
     * @param rows the most input rows; a tenth and a hundredth of them are measured too
     * @param keys the most keys in state; a tenth, a hundredth and a thousandth of them are measured too
     */
    public static Plan upTo(
            int rows, int keys, int devices, int rowsPerFile, List<Store> stores, Map<String, String> settings) {
        if (rows < LEAST || keys < LEAST) {
            throw Complaint.ofArguments("That is too little to measure: --rows and --keys begin at " + LEAST + ".");
        }
        return new Plan(parts(rows, 100, 10, 1), parts(keys, 1000, 100, 10, 1), devices, rowsPerFile, stores, settings);
    }

    private static List<Integer> parts(int all, Integer... parts) {
        return Stream.of(parts).map(part -> all / part).toList();
    }

    /** The most. */
    int rows() {
        return sizes.get(sizes.size() - 1);
    }

    /** The most. */
    private int keys() {
        return states.get(states.size() - 1);
    }

    int rowsPerBatch(int rows) {
        return Math.max(1, Math.min(ROWS_PER_BATCH, rows / LEAST_BATCHES));
    }

    /** The rows of each batch, one after another. */
    List<Integer> batches(int rows) {
        int each = rowsPerBatch(rows);
        return IntStream.iterate(0, done -> done < rows, done -> done + each)
                .map(done -> Math.min(each, rows - done))
                .boxed()
                .toList();
    }

    /** Of a batch that meets a state of any size: always as many. */
    int rowsPerProbe() {
        return Math.min(ROWS_PER_BATCH, keys() / 100);
    }

    /** Of them, those whose ids are new. */
    int newKeysPerProbe(int keys) {
        return Math.min((int) (rowsPerProbe() * NEW), keys / 10);
    }

    int mostNewKeys() {
        return Math.min(MOST_NEW_KEYS, keys() / 10);
    }
}
