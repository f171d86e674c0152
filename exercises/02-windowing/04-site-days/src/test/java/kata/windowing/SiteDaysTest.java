package kata.windowing;

import static kata.domain.Times.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.TimeZone;
import kata.domain.Reading;
import kata.testkit.SparkTest;
import kata.testkit.StructuredDriver;
import kata.testkit.StructuredInput;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class SiteDaysTest {

    private static final TimeZone MACHINE = TimeZone.getDefault();

    record Window(Instant start, Instant end) {}

    /** One row of Kolkata's answer. */
    record InKolkata(Window window, String device, double max) {}

    /** One row of the answer for any site. */
    record OfDay(LocalDate day, String device, double max) {}

    @AfterEach
    void machineAsBefore() {
        TimeZone.setDefault(MACHINE);
    }

    private static void setZones(StructuredDriver driver, String session, String machine) {
        driver.spark().conf().set("spark.sql.session.timeZone", session);
        TimeZone.setDefault(TimeZone.getTimeZone(machine));
    }

    private static Reading d1(Instant time, double temp) {
        return Reading.of("d1", time).temp(temp);
    }

    private static Instant utc(String dayAndTime) {
        return Instant.parse(dayAndTime + "Z");
    }

    /** @param start midnight in Kolkata */
    private static InKolkata inKolkata(Instant start, double max) {
        return new InKolkata(new Window(start, start.plusSeconds(24 * 60 * 60)), "d1", max);
    }

    private static OfDay ofDay(String day, double max) {
        return new OfDay(LocalDate.parse(day), "d1", max);
    }

    private static void startDays(StructuredDriver driver, StructuredInput<Reading> readings, String zone) {
        driver.start(OutputMode.Update(), () -> SiteDays.days(readings.rows(), zone));
    }

    @Test
    @Order(1)
    void begins_kolkatas_day_at_its_midnight(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> SiteDays.kolkata(readings.rows()));

        readings.send(d1(at("20:00"), 21.5), d1(at("21:00"), 25.5))
                .because("Kolkata is five and a half hours ahead of UTC: its third of March begins at 18:30 UTC on the"
                        + " second. Spark begins days at midnight UTC, and every other window on multiples from there,"
                        + " unless you say where they start.")
                .emits(inKolkata(at("18:30"), 25.5));
    }

    @Test
    @Order(2)
    void parts_two_of_kolkatas_days_at_half_past_six(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> SiteDays.kolkata(readings.rows()));

        readings.send(d1(at("18:29:59"), 30.5), d1(at("18:30"), 22.5))
                .because("18:30 UTC is midnight in Kolkata, and a day's start belongs to it. A second before it is still"
                        + " the day before.")
                .emits(inKolkata(at("18:30").minusSeconds(24 * 60 * 60), 30.5), inKolkata(at("18:30"), 22.5));
    }

    @Test
    @Order(3)
    void goes_on_after_midnight_utc(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> SiteDays.kolkata(readings.rows()));

        readings.send(d1(at("20:00"), 21.5))
                .because("it is half past one in the night in Kolkata.")
                .emits(inKolkata(at("18:30"), 21.5));
        readings.send(d1(utc("2026-03-03T02:00:00"), 24.5))
                .because("it is half past seven in the morning of the same day in Kolkata, though the day in UTC has"
                        + " changed.")
                .emits(inKolkata(at("18:30"), 24.5));
    }

    @Test
    @Order(4)
    void cuts_kolkatas_days_alike_in_every_session(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        setZones(driver, "America/New_York", "Asia/Tokyo");
        driver.start(OutputMode.Update(), () -> SiteDays.kolkata(readings.rows()));

        readings.send(d1(at("18:29:59"), 30.5), d1(at("20:00"), 21.5), d1(utc("2026-03-08T12:00:00"), 23.5))
                .because("the session is set to New York's time, and the machine to Tokyo's. That changes how a moment is"
                        + " written, and neither the moment nor Kolkata's midnight. In New York a day of March has 23"
                        + " hours, and none in Kolkata.")
                .emits(
                        inKolkata(at("18:30").minusSeconds(24 * 60 * 60), 30.5),
                        inKolkata(at("18:30"), 21.5),
                        inKolkata(utc("2026-03-07T18:30:00"), 23.5));
    }

    @Test
    @Order(5)
    void finds_no_day_in_kolkata_for_a_reading_without_a_time(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> SiteDays.kolkata(readings.rows()));

        readings.send(d1(null, 99.5), d1(at("20:00"), 21.5))
                .because("nobody knows when the 99.5 degrees were measured, so they belong to no day.")
                .emits(inKolkata(at("18:30"), 21.5));
    }

    @Test
    @Order(6)
    void keeps_devices_apart(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> SiteDays.kolkata(readings.rows()));

        readings.send(
                        d1(at("20:00"), -25.5),
                        d1(at("20:00"), -21.5),
                        Reading.of("d2", at("20:00")).temp(35.5))
                .because("each device has a maximum of its own, and a freezer's is below zero.")
                .emits(
                        inKolkata(at("18:30"), -21.5),
                        new InKolkata(inKolkata(at("18:30"), 0).window(), "d2", 35.5));
    }

    @Test
    @Order(7)
    void lets_a_late_reading_correct_its_day(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> SiteDays.kolkata(readings.rows()));

        readings.send(d1(at("20:00"), 21.5)).because("it is the day's first.").emits(inKolkata(at("18:30"), 21.5));
        readings.send(d1(utc("2026-03-20T20:00:00"), 19.5))
                .because("it is another day.")
                .emits(inKolkata(utc("2026-03-20T18:30:00"), 19.5));
        readings.send(d1(at("21:00"), 25.5))
                .because("it comes more than two weeks late, and corrects its day. With a watermark Spark forgets days and"
                        + " drops what comes for them.")
                .emits(inKolkata(at("18:30"), 25.5));
    }

    @Test
    @Order(8)
    void gives_the_day_of_another_site(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        startDays(driver, readings, "America/New_York");

        readings.send(d1(at("04:59:59"), 30.5), d1(at("05:00"), 22.5))
                .because("on this day New York is five hours behind UTC, so 05:00 UTC is its midnight. A second before it"
                        + " is still the first of March there.")
                .emits(ofDay("2026-03-01", 30.5), ofDay("2026-03-02", 22.5));
    }

    @Test
    @Order(9)
    void knows_a_day_of_23_hours(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        startDays(driver, readings, "America/New_York");

        readings.send(
                        d1(utc("2026-03-08T04:59:59"), 30.5),
                        d1(utc("2026-03-08T05:00:00"), 22.5),
                        d1(utc("2026-03-09T03:59:59"), 23.5),
                        d1(utc("2026-03-09T04:00:00"), 31.5))
                .because("on the eighth of March New York puts its clocks forward, from five hours behind UTC to four:"
                        + " that day lasts from 05:00 UTC to 04:00 UTC on the next. Slices of 24 hours drift off"
                        + " the calendar.")
                .emits(ofDay("2026-03-07", 30.5), ofDay("2026-03-08", 23.5), ofDay("2026-03-09", 31.5));
    }

    @Test
    @Order(10)
    void knows_a_day_of_25_hours(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        startDays(driver, readings, "America/New_York");

        readings.send(
                        d1(utc("2026-11-01T03:59:59"), 30.5),
                        d1(utc("2026-11-01T04:00:00"), 22.5),
                        d1(utc("2026-11-02T04:59:59"), 23.5),
                        d1(utc("2026-11-02T05:00:00"), 31.5))
                .because("on the first of November New York puts its clocks back, from four hours behind UTC to five:"
                        + " that day lasts from 04:00 UTC to 05:00 UTC on the next.")
                .emits(ofDay("2026-10-31", 30.5), ofDay("2026-11-01", 23.5), ofDay("2026-11-02", 31.5));
    }

    @Test
    @Order(11)
    void knows_a_zone_of_half_hours(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        startDays(driver, readings, "Australia/Lord_Howe");

        readings.send(
                        d1(utc("2026-03-01T12:59:59"), 30.5),
                        d1(utc("2026-03-01T13:00:00"), 22.5),
                        d1(utc("2026-07-01T13:29:59"), 18.5),
                        d1(utc("2026-07-01T13:30:00"), 17.5))
                .because("Lord Howe Island is eleven hours ahead of UTC in its summer, and ten and a half in its winter:"
                        + " its midnight is at 13:00 UTC in March and at 13:30 UTC in July.")
                .emits(
                        ofDay("2026-03-01", 30.5),
                        ofDay("2026-03-02", 22.5),
                        ofDay("2026-07-01", 18.5),
                        ofDay("2026-07-02", 17.5));
    }

    @Test
    @Order(12)
    void knows_a_zone_ahead_of_utc_on_the_day_of_the_change(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        startDays(driver, readings, "Europe/Berlin");

        readings.send(
                        d1(utc("2026-03-28T22:59:59"), 30.5),
                        d1(utc("2026-03-28T23:00:00"), 22.5),
                        d1(utc("2026-03-29T21:59:59"), 23.5),
                        d1(utc("2026-03-29T22:00:00"), 31.5))
                .because("on the 29th of March Berlin puts its clocks forward, from one hour ahead of UTC to two: that day"
                        + " begins at 23:00 UTC and ends at 22:00 UTC. A zone's distance belongs to a moment, and not to a"
                        + " day.")
                .emits(ofDay("2026-03-28", 30.5), ofDay("2026-03-29", 23.5), ofDay("2026-03-30", 31.5));
    }

    @Test
    @Order(13)
    void keeps_two_sites_apart(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> {
            var newYork = SiteDays.days(readings.rows(), "America/New_York");
            SiteDays.days(readings.rows(), "Asia/Kolkata");
            return newYork;
        });

        readings.send(d1(at("04:59:59"), 30.5), d1(at("05:00"), 22.5))
                .because("one program may ask for the days of two sites. These are New York's, though Kolkata's were asked"
                        + " for afterwards: a static field, and the machine's zone, are one for both.")
                .emits(ofDay("2026-03-01", 30.5), ofDay("2026-03-02", 22.5));
    }

    @Test
    @Order(14)
    void gives_the_same_days_in_every_session(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        setZones(driver, "Asia/Kolkata", "America/Los_Angeles");
        startDays(driver, readings, "America/New_York");

        readings.send(d1(at("04:59:59"), 30.5), d1(at("05:00"), 22.5), d1(at("16:00"), 21.5))
                .because("the session is set to Kolkata's time, and the machine to Los Angeles'. The calendar is New York's"
                        + " all the same. to_date and date_trunc go by the session's clocks, also where from_utc_timestamp has"
                        + " moved the timestamp before.")
                .emits(ofDay("2026-03-01", 30.5), ofDay("2026-03-02", 22.5));
    }

    @Test
    @Order(15)
    void tells_the_two_half_past_ones_apart(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        setZones(driver, "America/New_York", "America/New_York");
        startDays(driver, readings, "America/Regina");

        readings.send(d1(utc("2026-11-01T05:30:00"), 30.5), d1(utc("2026-11-01T06:30:00"), 22.5))
                .because("Regina is six hours behind UTC, so its first of November begins at 06:00 UTC. New York's clocks"
                        + " show half past one at 05:30 UTC and, put back, again at 06:30 UTC. As a time without a zone"
                        + " the two moments are one, so never let a moment pass through the session's clocks.")
                .emits(ofDay("2026-10-31", 30.5), ofDay("2026-11-01", 22.5));
    }

    @Test
    @Order(16)
    void finds_no_day_for_a_reading_without_a_time(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        startDays(driver, readings, "America/New_York");

        readings.send(d1(null, 99.5), d1(at("05:00"), 22.5))
                .because("nobody knows when the 99.5 degrees were measured, so they are of no day. window leaves such"
                        + " readings out by itself; a group of a date that is null is a group like any other.")
                .emits(ofDay("2026-03-02", 22.5));
    }

    @Test
    @Order(17)
    void leaves_the_session_as_it_is(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Update(), () -> {
            var kolkata = SiteDays.kolkata(readings.rows());
            SiteDays.days(readings.rows(), "America/New_York");
            return kolkata;
        });

        assertEquals("UTC", driver.spark().conf().get("spark.sql.session.timeZone"), """
                The time zone of the session should be what it was before.

                  Because all queries of a program may share one session. Setting its zone for one site moves the days \
                of all others.

                """);
    }
}
