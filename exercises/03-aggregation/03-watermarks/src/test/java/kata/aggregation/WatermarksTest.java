package kata.aggregation;

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
class WatermarksTest {

    record Window(Instant start, Instant end) {}

    /** One row of the answer. */
    record Count(Window window, String device, long readings) {}

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
    void counts_each_device_in_windows_of_five_minutes(StructuredDriver driver) {
        var readings = driver.input(Reading.class, 3);
        // The columns come in any order: here model stands before device.
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(
                readings.rows().select("id", "model", "device", "ts", "temp", "vib")));

        readings.send(
                        d1("09:01").temp(20.5),
                        d1("09:05").temp(20.6),
                        d2("09:02").model("M2"),
                        d1("09:01").temp(20.5),
                        d1("09:04:59").model("M1").id("r1"),
                        d2("09:05:30").model("M2").temp(19.0),
                        d1("09:05:01").temp(20.7))
                .because("it is 09:05:30 by the latest reading, and more may come for either window.")
                .emitsNothing();
        readings.send(d1("18:00"))
                .because("by the latest reading it is 18:00, so the windows of the morning come, each of five minutes"
                        + " of the time of measurement, each device on its own, once; 09:05:00 belongs to the"
                        + " second, and two readings of one moment are two. A reading counts whatever else it holds or"
                        + " lacks.")
                .emits(
                        count("09:00", "09:05", "d1", 3),
                        count("09:00", "09:05", "d2", 1),
                        count("09:05", "09:10", "d1", 2),
                        count("09:05", "09:10", "d2", 1))
                .because("counts that were emitted are final and need not be kept: only the one from 18:00 on is open.")
                .keepsInState(1);
    }

    @Test
    @Order(2)
    void grants_late_readings_ten_minutes_of_grace(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(readings.rows()));

        readings.send(d1("12:01"), d1("12:02"))
                .because("the window from 12:00 to 12:05 has only begun.")
                .emitsNothing();
        readings.send(d1("12:07"))
                .because("it is past 12:05, but ten minutes of grace are granted: ten minutes before the latest"
                        + " reading, 12:07, is 11:57.")
                .emitsNothing()
                .movesWatermarkTo(at("11:57"));
        readings.send(d1("12:03"))
                .because("a late reading comes within the grace: it counts, and the window stays open.")
                .emitsNothing();
        readings.send(d1("12:14:59"))
                .because("a second is missing yet: ten minutes before 12:14:59 is 12:04:59.")
                .emitsNothing();
        readings.send(d1("12:15"))
                .because("ten minutes before 12:15 is 12:05, the window's end: it is final, with the late reading.")
                .emits(count("12:00", "12:05", "d1", 3))
                .movesWatermarkTo(at("12:05"));
        readings.send(d1("12:04"))
                .because("its window has been emitted, and what is emitted in append mode never changes.")
                .emitsNothing()
                .drops(1);
    }

    @Test
    @Order(3)
    void counts_what_is_behind_the_watermark_while_its_window_is_open(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(readings.rows()));

        readings.send(d1("10:02"), d1("10:07"))
                .because("both windows are open.")
                .emitsNothing();
        readings.send(d1("10:19"))
                .because("the watermark is at 10:09, past the end of the first window but not of the second.")
                .emits(count("10:00", "10:05", "d1", 1));
        readings.send(d1("10:06"), d1("10:03"))
                .because("both are behind the watermark, 10:09. 10:06 still counts, as its window, which ends at 10:10,"
                        + " is open; 10:03 is dropped, as its window is closed.")
                .emitsNothing()
                .drops(1);
        readings.send(d1("10:20"))
                .because("the second window ends at 10:10, and holds 10:07 and the late 10:06.")
                .emits(count("10:05", "10:10", "d1", 2));
    }

    @Test
    @Order(4)
    void moves_the_watermark_between_batches_only(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(readings.rows()));

        readings.send(d1("12:00")).because("the window has only begun.").emitsNothing();
        readings.send(d1("15:00"), d1("12:01"))
                .because("12:01 is three hours late, but the batch that brings 15:00 still runs under the watermark of"
                        + " the batch before, 11:50: both readings count, then the watermark moves.")
                .emits(count("12:00", "12:05", "d1", 2))
                .drops(0)
                .movesWatermarkTo(at("14:50"));
        readings.send(d1("12:02"))
                .because("now 14:50 is in force, and the window has been emitted.")
                .emitsNothing()
                .drops(1);
    }

    @Test
    @Order(5)
    void closes_the_windows_of_all_devices_at_once(StructuredDriver driver) {
        var readings = driver.input(Reading.class, 2);
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(readings.rows()));

        readings.send(d1("12:01"), d2("12:02"), d1("12:03"))
                .because("the window has only begun.")
                .emitsNothing();
        readings.send(d2("12:15"))
                .because("there is one watermark for the whole stream: d2 moves it, and closes the window of d1 too.")
                .emits(count("12:00", "12:05", "d1", 2), count("12:00", "12:05", "d2", 1));
        readings.send(d1("12:04"), d1("12:06"))
                .because("12:04 is the next that d1 sends, but the stream's watermark is at 12:05; the window of 12:06"
                        + " is open.")
                .emitsNothing()
                .drops(1);
    }

    @Test
    @Order(6)
    void takes_no_notice_of_the_clock_on_the_wall(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(readings.rows()));

        readings.send(d1("12:01")).because("the window has only begun.").emitsNothing();
        driver.advance(Duration.ofDays(30))
                .because("a month of silence moves the clock on the wall, but not the watermark: only readings do.")
                .emitsNothing();
        readings.send(d1("12:02"))
                .because("its window is open: it waits for readings, however long they take.")
                .emitsNothing()
                .drops(0);
        readings.send(d1("12:16"))
                .because(
                        "the watermark is now at 12:06, and the window holds both readings: what arrived a month after"
                                + " it was measured was not late, as nothing measured later had come before it.")
                .emits(count("12:00", "12:05", "d1", 2));
    }
}
