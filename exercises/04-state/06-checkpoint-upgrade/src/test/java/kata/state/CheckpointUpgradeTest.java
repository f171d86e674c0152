package kata.state;

import static kata.domain.Times.at;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.window;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.UnaryOperator;
import kata.domain.Change;
import kata.testkit.SparkTest;
import kata.testkit.Step;
import kata.testkit.StructuredDriver;
import kata.testkit.StructuredInput;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class CheckpointUpgradeTest {

    /** What a device has used, in watt-hours; below zero when it has fed something back. */
    record Usage(String device, String model, Instant ts, long wh) {}

    record Energy(String device, long energy) {}

    record Total(String device, long total) {}

    record Readings(String device, long readings) {}

    record EnergyOfModel(String model, long energy) {}

    record EnergyByModel(String device, String model, long energy) {}

    record EnergyAndReadings(String device, long energy, long readings) {}

    record Window(Instant start, Instant end) {}

    record InWindow(Window window, long energy) {}

    private static Usage usage(String device, String model, long wh) {
        return new Usage(device, model, null, wh);
    }

    private static Usage used(String time, long wh) {
        return new Usage("d1", "M1", at(time), wh);
    }

    private static InWindow inWindow(String start, String end, long energy) {
        return new InWindow(new Window(at(start), at(end)), energy);
    }

    private static Dataset<Row> energy(Dataset<Row> usages) {
        return usages.groupBy("device").agg(sum("wh").as("energy"));
    }

    /** The first version has run on three usages: 5 and 7 watt-hours of d1, and 4 of d2. */
    private static StructuredInput<Usage> firstVersion(StructuredDriver driver) {
        var usages = driver.input(Usage.class);
        driver.start(OutputMode.Update(), () -> energy(usages.rows()));
        usages.send(usage("d1", "M1", 5), usage("d2", "M2", 4))
                .because("this is the first version.")
                .emits(new Energy("d1", 5), new Energy("d2", 4));
        usages.send(usage("d1", "M1", 7)).because("5 and 7.").emits(new Energy("d1", 12));
        return usages;
    }

    /** A usage has come while nothing ran, and the next version is started from the checkpoint of the answer's choice. */
    private static Step nextVersion(
            StructuredDriver driver,
            Path directory,
            Change change,
            OutputMode mode,
            StructuredInput<Usage> usages,
            UnaryOperator<Dataset<Row>> version,
            Usage waiting) {
        String checkpoint = CheckpointUpgrade.checkpoint(
                change, driver.checkpointDirectory(), directory.resolve("fresh").toString());
        usages.add(waiting);
        return driver.upgrade(mode, () -> version.apply(usages.rows()), checkpoint);
    }

    @Test
    @Order(1)
    void goes_on_when_a_column_is_renamed(StructuredDriver driver, Path directory) {
        var usages = firstVersion(driver);

        nextVersion(
                        driver,
                        directory,
                        Change.RESULT_RENAMED,
                        OutputMode.Update(),
                        usages,
                        rows -> rows.groupBy("device").agg(sum("wh").as("total")),
                        usage("d1", "M1", 1))
                .because("the state holds sums of devices, and the next version needs just these, whatever the result is"
                        + " called. With a fresh checkpoint all would be read again, and what nobody has waited for, d2,"
                        + " emitted again.")
                .emits(new Total("d1", 13));
    }

    @Test
    @Order(2)
    void begins_anew_when_it_counts(StructuredDriver driver, Path directory) {
        var usages = firstVersion(driver);

        nextVersion(
                        driver,
                        directory,
                        Change.SUM_TO_COUNT,
                        OutputMode.Update(),
                        usages,
                        rows -> rows.groupBy("device").agg(count("wh").as("readings")),
                        usage("d1", "M1", 1))
                .because("d1 has sent three readings, and d2 one. A sum and a count are both a bigint, so Spark takes the state"
                        + " as it is and counts on from the old sums, without a word: 12 and 1 make 13.")
                .emits(new Readings("d1", 3), new Readings("d2", 1));
    }

    @Test
    @Order(3)
    void goes_on_when_the_input_is_filtered(StructuredDriver driver, Path directory) {
        var usages = firstVersion(driver);

        nextVersion(
                        driver,
                        directory,
                        Change.INPUT_FILTERED,
                        OutputMode.Update(),
                        usages,
                        rows -> energy(rows.where(col("wh").geq(0))),
                        usage("d1", "M1", 1))
                .because("the state holds sums of devices, and goes on being that. The filter holds from now on; what was"
                        + " counted before stays counted, and is not emitted again.")
                .emits(new Energy("d1", 13));
        usages.send(usage("d1", "M1", -100))
                .because("the next version leaves it out.")
                .emitsNothing();
    }

    @Test
    @Order(4)
    void begins_anew_when_a_key_is_added(StructuredDriver driver, Path directory) {
        var usages = firstVersion(driver);

        nextVersion(
                        driver,
                        directory,
                        Change.KEY_ADDED,
                        OutputMode.Update(),
                        usages,
                        rows -> rows.groupBy("device", "model").agg(sum("wh").as("energy")),
                        usage("d1", "M1", 1))
                .because("the state has a sum for each device. Nobody can tell from it how much belongs to which model.")
                .emits(new EnergyByModel("d1", "M1", 13), new EnergyByModel("d2", "M2", 4));
    }

    @Test
    @Order(5)
    void begins_anew_when_the_key_is_another(StructuredDriver driver, Path directory) {
        var usages = firstVersion(driver);

        nextVersion(
                        driver,
                        directory,
                        Change.KEY_EXCHANGED,
                        OutputMode.Update(),
                        usages,
                        rows -> rows.groupBy("model").agg(sum("wh").as("energy")),
                        usage("d1", "M1", 1))
                .because("the state has sums of devices, and the next version looks for sums of models. Both keys are strings, so"
                        + " Spark takes the state as it is, finds no M1 in it, and begins at zero, without a word.")
                .emits(new EnergyOfModel("M1", 13), new EnergyOfModel("M2", 4));
    }

    @Test
    @Order(6)
    void begins_anew_when_an_aggregate_is_added(StructuredDriver driver, Path directory) {
        var usages = firstVersion(driver);

        nextVersion(
                        driver,
                        directory,
                        Change.AGGREGATE_ADDED,
                        OutputMode.Update(),
                        usages,
                        rows -> rows.groupBy("device")
                                .agg(sum("wh").as("energy"), count("wh").as("readings")),
                        usage("d1", "M1", 1))
                .because("the state has one number for each device, and the next version needs two: nobody has counted so far.")
                .emits(new EnergyAndReadings("d1", 13, 3), new EnergyAndReadings("d2", 4, 1));
    }

    /** The first version has run on three usages, and has emitted the window of 11:00. */
    private static StructuredInput<Usage> firstVersionInWindows(StructuredDriver driver) {
        var usages = driver.input(Usage.class);
        driver.start(OutputMode.Append(), () -> inWindows(usages.rows(), "10 minutes", "5 minutes"));
        usages.send(used("11:01", 5)).because("the window has only begun.").emitsNothing();
        usages.send(used("12:01", 7), used("12:06", 4))
                .because("the window of 11:00 is final.")
                .emits(inWindow("11:00", "11:05", 5));
        return usages;
    }

    private static Dataset<Row> inWindows(Dataset<Row> usages, String delay, String length) {
        return usages.withWatermark("ts", delay)
                .groupBy(window(col("ts"), length))
                .agg(sum("wh").as("energy"));
    }

    @Test
    @Order(7)
    void begins_anew_when_the_window_is_wider(StructuredDriver driver, Path directory) {
        var usages = firstVersionInWindows(driver);

        nextVersion(
                        driver,
                        directory,
                        Change.WINDOW_WIDENED,
                        OutputMode.Append(),
                        usages,
                        rows -> inWindows(rows, "10 minutes", "10 minutes"),
                        used("18:00", 1))
                .because("the state has windows of five minutes, and would emit them as they are, beside those of ten. Spark"
                        + " takes it without a word.")
                .emits(inWindow("11:00", "11:10", 5), inWindow("12:00", "12:10", 11));
    }

    @Test
    @Order(8)
    void goes_on_when_the_delay_is_longer(StructuredDriver driver, Path directory) {
        var usages = firstVersionInWindows(driver);

        nextVersion(
                        driver,
                        directory,
                        Change.DELAY_LENGTHENED,
                        OutputMode.Append(),
                        usages,
                        rows -> inWindows(rows, "20 minutes", "5 minutes"),
                        used("18:00", 1))
                .because("the state has the open windows, and the next version waits longer for them: that is all. With a fresh"
                        + " checkpoint the window of 11:00 would be emitted again.")
                .emits(inWindow("12:00", "12:05", 7), inWindow("12:05", "12:10", 4));
    }
}
