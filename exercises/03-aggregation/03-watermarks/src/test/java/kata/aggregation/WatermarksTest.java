package kata.aggregation;

import static kata.domain.Times.at;

import java.time.Duration;
import java.time.Instant;
import kata.domain.Reading;
import kata.testkit.SparkTest;
import kata.testkit.Step;
import kata.testkit.StructuredDriver;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class WatermarksTest {

    record Window(Instant start, Instant end) {}

    /** One row of the answer. */
    record Count(Window window, String device, long readings) {}

    /** What another gateway reports: the model stands before the device. */
    record Report(String id, String model, String device, Instant ts, Double temp) {}

    private static Reading d1(String time) {
        return Reading.of("d1", at(time));
    }

    private static Reading d2(String time) {
        return Reading.of("d2", at(time));
    }

    private static Count count(String start, String end, String device, long readings) {
        return new Count(new Window(at(start), at(end)), device, readings);
    }

    @Test
    @Order(1)
    void emits_a_count_when_its_window_is_final(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(readings.rows()));

        driver.advance(Duration.ofMinutes(3));
        readings.send(d1("08:01").temp(20.0), d1("08:02").temp(20.5))
                .because("the window from 08:00 to 08:05 has only just begun: more readings may come.")
                .emitsNothing();
        driver.advance(Duration.ofHours(10));
        readings.send(d1("18:00").temp(21.0))
                .because("the latest reading is of 18:00, so the window of five minutes from 08:00 to 08:05 is"
                        + " final: its count is emitted, once. The window of 18:00 has only just begun.")
                .emits(count("08:00", "08:05", "d1", 2));
    }

    @Test
    @Order(2)
    void counts_each_device_on_its_own(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(readings.rows()));

        driver.advance(Duration.ofMinutes(3));
        readings.send(d1("08:01").temp(20.0), d2("08:01").temp(30.0), d1("08:02").temp(20.5))
                .because("the window has only begun.")
                .emitsNothing();
        driver.advance(Duration.ofHours(10));
        readings.send(d2("18:00").temp(31.0))
                .because("each device has a count of its own, but there is one watermark for the whole stream: the"
                        + " reading of d2 closes the window of d1 too.")
                .emits(count("08:00", "08:05", "d1", 2), count("08:00", "08:05", "d2", 1));
    }

    @Test
    @Order(3)
    void goes_by_the_time_of_measurement(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(readings.rows()));

        driver.advance(Duration.ofMinutes(9));
        readings.send(
                        d1("08:01").temp(20.0),
                        d1("08:04:59.999").temp(20.0),
                        d1("08:05").temp(20.0))
                .because("the windows have only begun.")
                .emitsNothing();
        driver.advance(Duration.ofHours(10));
        readings.send(d1("18:09").temp(21.0))
                .because("the readings arrived at 08:09 by the clock, but the time of measurement, ts, says which window"
                        + " a reading is in. A window holds its start and not its end: 08:05:00 is in the second.")
                .emits(count("08:00", "08:05", "d1", 2), count("08:05", "08:10", "d1", 1));
    }

    @Test
    @Order(4)
    void counts_a_reading_whatever_else_it_holds_or_lacks(StructuredDriver driver) {
        var reports = driver.input(Report.class, 3);
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(reports.rows()));

        reports.send(
                        new Report("r1", "M1", "d1", at("09:01"), 20.5),
                        new Report("r1", "M2", "d1", at("09:02"), null),
                        new Report(null, null, "d1", at("09:03"), -4.0),
                        new Report("r2", "M1", "d1", at("09:03"), -4.0),
                        new Report("r3", "M1", "d1", at("18:00"), 21.0))
                .because("only device and ts matter, wherever they stand: here the model stands before the device."
                        + " A reading counts whatever else it holds or lacks, and two readings of one moment are"
                        + " two.")
                .emits(count("09:00", "09:05", "d1", 4));
    }

    @Test
    @Order(5)
    void waits_ten_minutes_and_no_longer(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(readings.rows()));

        readings.send(d1("12:01"), d1("12:14:59"))
                .because("a second is missing: ten minutes before the latest reading, 12:14:59, it was 12:04:59, and the"
                        + " first window ends at 12:05.")
                .emitsNothing();
        readings.send(d1("12:15"))
                .because("ten minutes before 12:15 it was 12:05, the window's end: the window is final.")
                .emits(count("12:00", "12:05", "d1", 1));
    }

    @Test
    @Order(6)
    void counts_late_readings_until_the_window_is_final(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(readings.rows()));

        readings.send(d1("12:01"), d1("12:02"))
                .because("the window from 12:00 to 12:05 has only begun.")
                .emitsNothing();
        readings.send(d1("12:07"))
                .because("ten minutes before the latest reading, 12:07, it was 11:57: the window stays open.")
                .emitsNothing();
        Step open = readings.send(d1("12:03"))
                .because("12:03 comes after 12:07, but within the ten minutes: it counts, and the window stays open.")
                .emitsNothing();
        Step closed = readings.send(d1("12:15"))
                .because("the window is final, with the late reading.")
                .emits(count("12:00", "12:05", "d1", 3));
        closed.because("a count that was emitted is forgotten: its place in the state goes to the window that has begun.")
                .keepsNoMoreInStateThan(open);
        readings.send(d1("12:04"))
                .because("its window has been emitted, and what append mode has emitted never changes.")
                .emitsNothing()
                .drops(1);
    }

    @Test
    @Order(7)
    void counts_what_is_behind_the_watermark_while_its_window_is_open(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(readings.rows()));

        readings.send(d1("10:07"), d1("10:19"))
                .because("the watermark is at 10:09, and the first window ends at 10:10.")
                .emitsNothing();
        readings.send(d1("10:06"))
                .because("10:06 is behind the watermark, 10:09, but its window is open until the watermark is at 10:10.")
                .emitsNothing();
        readings.send(d1("10:20"))
                .because("10:06 counts as well as 10:07: what is late is judged by the window's end, 10:10, and not by"
                        + " the reading's own time.")
                .emits(count("10:05", "10:10", "d1", 2));
    }

    @Test
    @Order(8)
    void moves_the_watermark_behind_a_batch(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(readings.rows()));

        readings.send(d1("15:00"), d1("12:01"))
                .because("12:01 is three hours late, but it comes in the same batch as 15:00: the watermark moves when"
                        + " the batch is over.")
                .emits(count("12:00", "12:05", "d1", 1));
        readings.send(d1("12:02"))
                .because("now the watermark is at 14:50, and the window has been emitted.")
                .emitsNothing();
    }

    @Test
    @Order(9)
    void judges_late_readings_by_the_watermark_of_the_batch_before(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(readings.rows()));

        readings.sendWithoutRest(d1("12:00"))
                .because("the window has only begun.")
                .emitsNothing();
        readings.sendWithoutRest(d1("15:00"))
                .because("the next reading waits already, so Spark runs no batch without data that would emit.")
                .emitsNothing();
        readings.sendWithoutRest(d1("12:01"))
                .because("late rows are judged by the watermark of the batch before, 11:50, so 12:01 counts. Windows are"
                        + " emitted by this batch's, 14:50: the count comes at once. At rest, a batch without data"
                        + " would have come in between, and 12:01 too late.")
                .emits(count("12:00", "12:05", "d1", 2))
                .drops(0);
        readings.sendWithoutRest(d1("12:02"))
                .because("the batch before had the watermark 14:50: 12:02 is dropped.")
                .emitsNothing()
                .drops(1);
    }

    @Test
    @Order(10)
    void takes_no_notice_of_the_clock_on_the_wall(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(readings.rows()));

        readings.send(d1("08:00")).because("the window has only begun.").emitsNothing();
        driver.advance(Duration.ofDays(30))
                .because("a month of silence moves the clock on the wall, but not the watermark: only readings do.")
                .emitsNothing();
        readings.send(d1("08:01"))
                .because("its window is open: it waits for readings, however long they take.")
                .emitsNothing();
        readings.send(d1("08:16"))
                .because("the watermark is at 08:06, and the window holds both readings. 08:01 arrived a month after it"
                        + " was measured, but no reading of a later time had come before it: it was not late.")
                .emits(count("08:00", "08:05", "d1", 2));
    }
}
