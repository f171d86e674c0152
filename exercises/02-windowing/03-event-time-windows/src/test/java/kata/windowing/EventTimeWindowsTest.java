package kata.windowing;

import static kata.domain.Times.at;

import java.time.Duration;
import java.time.Instant;
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

    private static Reading d1(String time) {
        return Reading.of("d1", at(time));
    }

    private static Reading d2(String time) {
        return Reading.of("d2", at(time));
    }

    private static Instant aYearAgo(String time) {
        return at(time).minus(Duration.ofDays(365));
    }

    private static Mean mean(String start, String end, String device, double mean) {
        return mean(at(start), at(end), device, mean);
    }

    private static Mean mean(Instant start, Instant end, String device, double mean) {
        return new Mean(new Window(start, end), device, mean);
    }

    @Test
    @Order(1)
    void takes_the_mean_of_ten_minutes_every_five(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows()));

        readings.send(
                        d1("12:01").temp(17.0),
                        d1("12:06").temp(20.0),
                        d1("12:08").temp(26.0),
                        d1("12:12").temp(29.0))
                .because("a window lasts ten minutes of the time of measurement and one begins every five, so each"
                        + " reading is in two: 12:06 in the one from 12:00 and in the one from 12:05. What else a"
                        + " reading holds, or lacks, does not matter.")
                .emits(
                        mean("11:55", "12:05", "d1", 17.0),
                        mean("12:00", "12:10", "d1", 21.0),
                        mean("12:05", "12:15", "d1", 25.0),
                        mean("12:10", "12:20", "d1", 29.0));
    }

    @Test
    @Order(2)
    void counts_five_past_sharp_in_two_windows(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows()));

        readings.send(d1("12:05").temp(21.0))
                .because("a window's start is in and its end is out: 12:05:00 is in the window that begins then, in the"
                        + " one that began at 12:00, and not in the one that ends then.")
                .emits(mean("12:00", "12:10", "d1", 21.0), mean("12:05", "12:15", "d1", 21.0));
        readings.send(d1("12:04:59.999").temp(24.0))
                .because("a millisecond before 12:05 is the last that the window from 11:55 to 12:05 holds.")
                .emits(mean("11:55", "12:05", "d1", 24.0), mean("12:00", "12:10", "d1", 22.5));
    }

    @Test
    @Order(3)
    void corrects_its_windows_when_a_reading_comes_late(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows()));

        readings.send(d1("12:06").temp(20.0), d1("12:07").temp(22.0))
                .because("both readings are in both windows.")
                .emits(mean("12:00", "12:10", "d1", 21.0), mean("12:05", "12:15", "d1", 21.0));
        readings.send(d1("19:31").temp(30.0))
                .because("the time of measurement says which windows a reading is in, and only their means change.")
                .emits(mean("19:25", "19:35", "d1", 30.0), mean("19:30", "19:40", "d1", 30.0));
        readings.send(d1("12:08").temp(27.0), Reading.of("d1", aYearAgo("12:04")).temp(18.0))
                .because("a reading corrects its windows however late it comes, a year even, and none may be dropped:"
                        + " those of 12:08 hold 20, 22 and 27 now, three readings of the same weight.")
                .emits(
                        mean("12:00", "12:10", "d1", 23.0),
                        mean("12:05", "12:15", "d1", 23.0),
                        mean(aYearAgo("11:55"), aYearAgo("12:05"), "d1", 18.0),
                        mean(aYearAgo("12:00"), aYearAgo("12:10"), "d1", 18.0))
                .because("Spark's state holds one row for each of the six windows and no readings; what an answer keeps"
                        + " anywhere else is lost at a restart.")
                .keepsInState(6);
    }

    @Test
    @Order(4)
    void keeps_devices_apart(StructuredDriver driver) {
        var readings = driver.input(Reading.class, 3);
        // The columns come in any order: here vib stands before temp.
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(
                readings.rows().select("id", "device", "model", "ts", "vib", "temp")));

        readings.send(
                        d1("08:31").model("M1").vib(1.5).temp(10.0),
                        d2("08:32").model("M1").vib(1.6).temp(40.0),
                        d1("08:31").model("M1").vib(1.5).temp(10.0),
                        d1("08:33").model("M2").vib(1.7).temp(17.0),
                        d2("08:34").model("M1").vib(1.6).temp(43.0).id("r1"))
                .because("each device has one mean of its own in a window, of its temperatures, whatever the reports'"
                        + " ids and models; two readings of one moment are two, and nothing is rounded.")
                .emits(
                        mean("08:25", "08:35", "d1", 37.0 / 3),
                        mean("08:25", "08:35", "d2", 41.5),
                        mean("08:30", "08:40", "d1", 37.0 / 3),
                        mean("08:30", "08:40", "d2", 41.5));
        readings.send(d2("08:36").temp(49.0))
                .because("only d2 has sent something, so the means of d1 stay as they were.")
                .emits(mean("08:30", "08:40", "d2", 44.0), mean("08:35", "08:45", "d2", 49.0));
    }

    @Test
    @Order(5)
    void leaves_out_a_missing_temperature(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        // A window without a temperature may have a row with a null mean, or none: either is as if there were none.
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows())
                .where("mean IS NOT NULL"));

        readings.send(
                        d1("12:01").temp(20.0),
                        d1("12:02").temp(null),
                        d1("12:03").temp(25.0))
                .because("two temperatures were measured, 20 and 25: a missing one is neither zero degrees nor one more"
                        + " to divide by.")
                .emits(mean("11:55", "12:05", "d1", 22.5), mean("12:00", "12:10", "d1", 22.5));
        readings.send(
                        d1("12:04").temp(0.0),
                        d1("12:04").temp(-5.0),
                        d1("12:04").temp(null),
                        d2("12:04").temp(null))
                .because("d1 measured 20, 25, 0 and -5: four temperatures of six readings, and zero degrees is one as"
                        + " any other. d2 measured none, so it has no mean, and no number may stand for it.")
                .emits(mean("11:55", "12:05", "d1", 10.0), mean("12:00", "12:10", "d1", 10.0));
    }

    @Test
    @Order(6)
    void finds_no_window_for_a_reading_without_a_time(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> EventTimeWindows.meanTemperatures(readings.rows()));

        readings.send(d1("12:01").temp(20.0), Reading.of("d1", null).temp(50.0))
                .because("a sensor has lost its clock: nobody knows when it measured those 50 degrees, and the time at"
                        + " which a reading arrives is another.")
                .emits(mean("11:55", "12:05", "d1", 20.0), mean("12:00", "12:10", "d1", 20.0));
        readings.send(Reading.of("d1", null).temp(35.0))
                .because("a reading without a time is in no window, so no mean changes.")
                .emitsNothing();
    }
}
