package kata.windowing;

import static kata.domain.Times.at;

import java.time.Duration;
import java.time.Instant;
import java.util.TimeZone;
import kata.domain.Reading;
import kata.testkit.SparkTest;
import kata.testkit.StructuredDriver;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class EventTimeWindowsTest {

    record Window(Instant start, Instant end) {}

    /** One row of the answer. */
    record Mean(Window window, String device, double mean) {}

    /** What another gateway reports: the vibration stands before the temperature. */
    record Report(String id, String device, String model, Instant ts, Double vib, Double temp) {}

    private static Reading reading(String id, String device, String time, double temp) {
        return new Reading(id, device, "M1", at(time), temp, 1.5);
    }

    private static Mean mean(String start, String end, String device, double mean) {
        return new Mean(new Window(at(start), at(end)), device, mean);
    }

    @Test
    @Order(1)
    void takes_the_mean_of_ten_minutes_every_five(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows()));
        driver.advance(Duration.ofMinutes(69)); // it is 09:09

        readings.send(reading("r1", "d1", "09:06", 20.1), reading("r2", "d1", "09:08", 26.5))
                .because("a window lasts ten minutes and a new one begins every five. So windows overlap, and each"
                        + " reading is in two of them: the one from 09:00 and the one from 09:05.")
                .emits(mean("09:00", "09:10", "d1", 23.3), mean("09:05", "09:15", "d1", 23.3));
    }

    @Test
    @Order(2)
    void goes_by_the_time_of_measurement(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows()));

        driver.advance(Duration.ofMinutes(2));
        readings.send(reading("r1", "d1", "08:01", 20.0))
                .because("this reading arrives at 08:02, a minute after it was measured.")
                .emits(mean("07:55", "08:05", "d1", 20.0), mean("08:00", "08:10", "d1", 20.0));
        driver.advance(Duration.ofHours(7));
        readings.send(reading("r2", "d1", "08:11", 24.0))
                .because("the reading arrives at 15:02 by the clock, but it was measured at 08:11. The time of"
                        + " measurement, ts, says which windows a reading is in.")
                .emits(mean("08:05", "08:15", "d1", 24.0), mean("08:10", "08:20", "d1", 24.0));
    }

    @Test
    @Order(3)
    void counts_five_past_sharp_in_two_windows(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows()));

        readings.send(reading("r1", "d1", "12:04:59.999", 24.0), reading("r2", "d1", "12:05", 21.0))
                .because("a window's start is in and its end is out: 12:05:00 is in the window that begins then, and not"
                        + " in the one that ends then. A millisecond earlier is the other way round.")
                .emits(
                        mean("11:55", "12:05", "d1", 24.0),
                        mean("12:00", "12:10", "d1", 22.5),
                        mean("12:05", "12:15", "d1", 21.0));
    }

    @Test
    @Order(4)
    void keeps_devices_apart(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows()));

        readings.send(
                        reading("r1", "d1", "12:31", 1400.0),
                        reading("r2", "d2", "12:32", -196.0),
                        reading("r3", "d1", "12:31", 1400.0),
                        reading("r4", "d2", "12:32", 0.0),
                        reading("r5", "d1", "12:33", 1500.0))
                .because("each device has one mean of its own in a window: a furnace does not warm a freezer. Every"
                        + " reading counts: none is too hot or too cold, and two readings of the same moment are"
                        + " two.")
                .emits(
                        mean("12:25", "12:35", "d1", 4300.0 / 3),
                        mean("12:25", "12:35", "d2", -98.0),
                        mean("12:30", "12:40", "d1", 4300.0 / 3),
                        mean("12:30", "12:40", "d2", -98.0));
    }

    @Test
    @Order(5)
    void corrects_its_windows_in_a_later_batch(StructuredDriver driver) {
        var readings = driver.input(Reading.class, 2);
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows()));

        readings.send(reading("r1", "d1", "13:06", 20.0), reading("r2", "d1", "13:07", 22.0))
                .because("both readings are in both windows.")
                .emits(mean("13:00", "13:10", "d1", 21.0), mean("13:05", "13:15", "d1", 21.0));
        readings.send(reading("r3", "d1", "13:08", 27.0))
                .because("the windows hold 20, 22 and 27 now, three readings of the same weight. The mean of the old"
                        + " mean and the new reading would be 24.")
                .emits(mean("13:00", "13:10", "d1", 23.0), mean("13:05", "13:15", "d1", 23.0));
        readings.send(reading("r4", "d1", "13:09", 23.0))
                .because("23 degrees leave a mean of 23 as it is. Update mode emits the row of each group for which a batch"
                        + " brought a reading, whether its value changes or not.")
                .emits(mean("13:00", "13:10", "d1", 23.0), mean("13:05", "13:15", "d1", 23.0));
    }

    @Test
    @Order(6)
    void counts_a_reading_that_comes_hours_late(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows()));

        readings.send(reading("r1", "d1", "12:46", 20.0), reading("r2", "d1", "19:31", 30.0))
                .because("12:46 and 19:31 have no window in common.")
                .emits(
                        mean("12:40", "12:50", "d1", 20.0),
                        mean("12:45", "12:55", "d1", 20.0),
                        mean("19:25", "19:35", "d1", 30.0),
                        mean("19:30", "19:40", "d1", 30.0));
        readings.send(reading("r3", "d1", "12:48", 24.0))
                .because("a reading corrects its windows however late it comes: 12:48 comes after 19:31 and still counts. Update"
                        + " mode emits only the windows for which the batch brought a reading.")
                .emits(mean("12:40", "12:50", "d1", 22.0), mean("12:45", "12:55", "d1", 22.0));
    }

    @Test
    @Order(7)
    void counts_a_reading_of_1960(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows()));

        readings.send(reading("r1", "d1", "14:06", 20.0))
                .because("a window that nobody has heard of begins with its first reading.")
                .emits(mean("14:00", "14:10", "d1", 20.0), mean("14:05", "14:15", "d1", 20.0));
        var paper = Instant.parse("1960-03-02T12:05:00Z");
        readings.send(reading("r2", "d1", "14:06", 18.0).ts(paper))
                .because("somebody types in the paper records of 1960. A reading counts however late it comes, so"
                        + " no limit is long enough: a watermark drops what is older, and it is never before 1970.")
                .emits(
                        new Mean(new Window(paper.minusSeconds(300), paper.plusSeconds(300)), "d1", 18.0),
                        new Mean(new Window(paper, paper.plusSeconds(600)), "d1", 18.0));
    }

    @Test
    @Order(8)
    void does_not_mind_the_other_columns(StructuredDriver driver) {
        var reports = driver.input(Report.class);
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(reports.rows()));

        reports.send(
                        new Report("r1", "d1", "M1", at("15:06"), null, 20.0),
                        new Report("r1", "d1", "M2", at("15:07"), 1.5, 23.0),
                        new Report(null, "d1", null, at("15:08"), 1.5, 29.0))
                .because("only device, ts and temp matter, wherever they stand: here the last column is the temperature."
                        + " What else a reading holds or lacks makes no difference: the windows hold 20, 23 and 29.")
                .emits(mean("15:00", "15:10", "d1", 24.0), mean("15:05", "15:15", "d1", 24.0));
    }

    @Test
    @Order(9)
    void leaves_out_a_missing_temperature(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        // A window without a temperature may have a row with a null mean, or none: either counts as no row.
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows())
                .where("mean IS NOT NULL"));

        readings.send(
                        Reading.of("d1", at("16:01")).temp(20.0),
                        Reading.of("d1", at("16:02")).temp(null),
                        Reading.of("d1", at("16:03")).temp(25.0),
                        Reading.of("d2", at("16:02")).temp(null))
                .because("d1 measured two temperatures, 20 and 25. A missing one is not zero degrees, and it is not"
                        + " counted when dividing. d2 measured none, so it has no mean.")
                .emits(mean("15:55", "16:05", "d1", 22.5), mean("16:00", "16:10", "d1", 22.5));
    }

    @Test
    @Order(10)
    void finds_no_window_for_a_reading_without_a_time(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows()));

        readings.send(
                        Reading.of("d1", at("17:01")).temp(20.0),
                        Reading.of("d1", null).temp(50.0))
                .because("a sensor has lost its clock: nobody knows when it measured those 50 degrees, so they are in no"
                        + " window. The time at which a reading arrives says nothing about it.")
                .emits(mean("16:55", "17:05", "d1", 20.0), mean("17:00", "17:10", "d1", 20.0));
    }

    @Test
    @Order(11)
    void goes_on_after_a_restart(StructuredDriver driver) throws Exception {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows()));

        // The same windows as in the first test: a map that outlives its stream would still hold that test's readings.
        readings.send(reading("r1", "d1", "09:06", 20.0))
                .because("this stream has just begun, so its windows hold one reading. A mean with other readings in it"
                        + " comes from an earlier stream: a static field outlives it, Spark's state does not.")
                .emits(mean("09:00", "09:10", "d1", 20.0), mean("09:05", "09:15", "d1", 20.0));
        driver.query().stop();
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows()));
        readings.send(reading("r2", "d1", "09:08", 26.0))
                .because("the query was stopped and started again before this step, and goes on where it was: Spark"
                        + " finds its state in the checkpoint. What an answer keeps in a field or a map of its own is"
                        + " lost.")
                .emits(mean("09:00", "09:10", "d1", 23.0), mean("09:05", "09:15", "d1", 23.0));
    }

    @Test
    @Order(12)
    void takes_no_notice_of_the_time_zone(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        var before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            driver.spark().conf().set("spark.sql.session.timeZone", "Asia/Kolkata");
            driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows()));

            readings.send(reading("r1", "d1", "18:01", 20.0))
                    .because("a timestamp is a moment, the same all over the world, and so are the ends of its windows."
                            + " Session and machine are set to Kolkata's time, five and a half hours ahead of UTC:"
                            + " that changes how a moment is written, and nothing else.")
                    .emits(mean("17:55", "18:05", "d1", 20.0), mean("18:00", "18:10", "d1", 20.0));
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
