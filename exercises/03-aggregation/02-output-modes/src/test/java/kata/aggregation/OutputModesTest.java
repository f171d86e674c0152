package kata.aggregation;

import static kata.domain.Times.at;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import kata.domain.KeyValueStore;
import kata.domain.KeyValueStore.Put;
import kata.domain.Reading;
import kata.testkit.SparkTest;
import kata.testkit.StructuredDriver;
import kata.testkit.StructuredInput;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** In each step's story, what is emitted is the table, the puts of the step, or the archive. */
@SparkTest
class OutputModesTest {

    record Count(String device, long readings) {}

    record Window(Instant start, Instant end) {}

    record Final(Window window, String device, long readings) {}

    private final KeyValueStore store = new KeyValueStore();

    private static Reading reading(String device, String time) {
        return Reading.of(device, at(time));
    }

    private static Final last(String start, String end, String device, long readings) {
        return new Final(new Window(at(start), at(end)), device, readings);
    }

    /** Whatever order their files are read in. */
    private static List<Row> sorted(Dataset<Row> rows) {
        return rows.collectAsList().stream().sorted(Comparator.comparing(Row::toString)).toList();
    }

    private static StructuredInput<Reading> dashboard(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(
                () -> OutputModes.dashboard(readings.rows(), "dashboard"),
                () -> sorted(driver.spark().table("dashboard")));
        return readings;
    }

    private StructuredInput<Reading> store(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(() -> OutputModes.store(readings.rows(), store), store::takePuts);
        return readings;
    }

    private static StructuredInput<Reading> archive(StructuredDriver driver, Path directory) {
        var readings = driver.input(Reading.class);
        Path archive = directory.resolve("archive");
        driver.start(
                () -> OutputModes.archive(readings.rows(), archive.toString()),
                () -> Files.exists(archive)
                        ? sorted(driver.spark()
                                .read()
                                .schema("window STRUCT<start: TIMESTAMP, `end`: TIMESTAMP>, device STRING, readings BIGINT")
                                .parquet(archive.toString()))
                        : List.of());
        return readings;
    }

    @Test
    @Order(1)
    void shows_the_counts(StructuredDriver driver) {
        var readings = dashboard(driver);

        readings.send(reading("d1", "12:00"), reading("d1", "12:00"), reading("d2", "12:00"))
                .because("d1 has sent two readings and d2 one. Two equal readings are two.")
                .emits(new Count("d1", 2), new Count("d2", 1));
    }

    @Test
    @Order(2)
    void has_one_row_for_each_device(StructuredDriver driver) {
        var readings = dashboard(driver);

        readings.send(reading("d1", "12:00")).because("d1 has sent one reading.").emits(new Count("d1", 1));
        readings.send(reading("d1", "12:01"))
                .because("the dashboard has one row for each device, with the count of now. A table in memory keeps all rows"
                        + " that it is given; only in complete mode does Spark replace them.")
                .emits(new Count("d1", 2));
    }

    @Test
    @Order(3)
    void shows_devices_that_are_silent(StructuredDriver driver) {
        var readings = dashboard(driver);

        readings.send(reading("d1", "12:00")).because("d1 has sent one reading.").emits(new Count("d1", 1));
        readings.send(reading("d2", "12:01"))
                .because("d1 was silent, and its count is on the dashboard all the same.")
                .emits(new Count("d1", 1), new Count("d2", 1));
    }

    @Test
    @Order(4)
    void shows_the_counts_after_a_crash(StructuredDriver driver) {
        var readings = dashboard(driver);

        readings.send(reading("d1", "12:00"), reading("d2", "12:00"))
                .because("both have sent one reading.")
                .emits(new Count("d1", 1), new Count("d2", 1));
        readings.send(reading("d1", "12:01"))
                .because("d1 has sent another one.")
                .emits(new Count("d1", 2), new Count("d2", 1));
        driver.restartAfterCrash()
                .because("the program died, and the batch is run again. The counts are in Spark's state; those of a map in your"
                        + " program are gone, or count the batch twice.")
                .emits(new Count("d1", 2), new Count("d2", 1));
    }

    @Test
    @Order(5)
    void puts_what_has_changed(StructuredDriver driver) {
        var readings = store(driver);

        readings.send(reading("d1", "12:00"), reading("d2", "12:00"), reading("d1", "12:01"))
                .because("each device is put once, with its count.")
                .emits(new Put("d1", 2), new Put("d2", 1));
        readings.send(reading("d3", "12:02"))
                .because("only d3 has sent something. The store bills each put, and those of d1 and d2 would change nothing.")
                .emits(new Put("d3", 1));
    }

    @Test
    @Order(6)
    void puts_totals(StructuredDriver driver) {
        var readings = store(driver);

        readings.send(reading("d1", "12:00"), reading("d1", "12:00"))
                .because("d1 has sent two readings.")
                .emits(new Put("d1", 2));
        readings.send(reading("d1", "12:02"))
                .because("d1 has sent three readings since the start. A put replaces the value: the store does not add.")
                .emits(new Put("d1", 3));
    }

    @Test
    @Order(7)
    void puts_once_after_a_crash(StructuredDriver driver) {
        var readings = store(driver);

        readings.send(reading("d1", "12:00")).because("d1 has sent one reading.").emits(new Put("d1", 1));
        readings.send(reading("d1", "12:01")).because("d1 has sent another one.").emits(new Put("d1", 2));
        driver.restartAfterCrash()
                .because("the program died before it could write down that the batch was done. The batch is run again, and its"
                        + " devices are put again. Spark's counts know what was counted, and a count of your own does not.")
                .emits(new Put("d1", 2));
    }

    @Test
    @Order(8)
    void archives_a_final_count(StructuredDriver driver, Path directory) {
        var readings = archive(driver, directory);

        readings.send(reading("d1", "12:01"), reading("d1", "12:01"), reading("d1", "18:00"))
                .because("the latest reading is of 18:00, so the window from 12:00 to 12:05 is final.")
                .emits(last("12:00", "12:05", "d1", 2));
    }

    @Test
    @Order(9)
    void archives_nothing_that_may_change(StructuredDriver driver, Path directory) {
        var readings = archive(driver, directory);

        readings.send(reading("d1", "12:01"), reading("d1", "12:14"))
                .because("the window from 12:00 to 12:05 may still change, until a reading of 12:15 has come.")
                .emitsNothing();
        readings.send(reading("d1", "12:04"))
                .because("it is ten minutes late, and counts. The window may still change.")
                .emitsNothing();
        readings.send(reading("d1", "12:15"))
                .because("now the window is final.")
                .emits(last("12:00", "12:05", "d1", 2));
    }

    @Test
    @Order(10)
    void archives_each_window_once(StructuredDriver driver, Path directory) {
        var readings = archive(driver, directory);

        readings.send(reading("d1", "12:01"))
                .because("what is in the archive never changes, so a count that still grows must not be in it.")
                .emitsNothing();
        readings.send(reading("d1", "12:02"), reading("d2", "12:03"))
                .because("and it has grown.")
                .emitsNothing();
        readings.send(reading("d1", "18:00"))
                .because("each device has one row for the window.")
                .emits(last("12:00", "12:05", "d1", 2), last("12:00", "12:05", "d2", 1));
        readings.send(reading("d1", "23:00"))
                .because("the archive grows by the window of 18:00, and what was in it never changes.")
                .emits(
                        last("12:00", "12:05", "d1", 2),
                        last("12:00", "12:05", "d2", 1),
                        last("18:00", "18:05", "d1", 1));
    }

    @Test
    @Order(11)
    void archives_nothing_that_comes_too_late(StructuredDriver driver, Path directory) {
        var readings = archive(driver, directory);

        readings.send(reading("d1", "12:01"), reading("d1", "18:00"))
                .because("the window of 12:00 is final.")
                .emits(last("12:00", "12:05", "d1", 1));
        readings.send(reading("d1", "12:02"), reading("d2", "12:02"))
                .because("they come hours too late. The window is in the archive, and what is there never changes.")
                .emits(last("12:00", "12:05", "d1", 1));
    }

    @Test
    @Order(12)
    void archives_once_after_a_crash(StructuredDriver driver, Path directory) {
        var readings = archive(driver, directory);

        readings.send(reading("d1", "12:01"), reading("d1", "18:00"))
                .because("the window of 12:00 is final.")
                .emits(last("12:00", "12:05", "d1", 1));
        driver.restartAfterCrash()
                .because("the program died before it could write down that the batch was done. Spark runs it again, and its own"
                        + " sink for files knows by the batch's number that its files are there.")
                .emits(last("12:00", "12:05", "d1", 1));
    }
}
