package kata.state;

import static kata.domain.Times.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import kata.domain.Reading;
import kata.domain.Registration;
import kata.testkit.SparkTest;
import kata.testkit.Step;
import kata.testkit.StructuredDriver;
import kata.testkit.StructuredInput;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class RegistryJoinTest {

    /** What is asked of a row. */
    record Located(String id, String device, String site) {}

    record Ping(String device, String firmware) {}

    record LocatedPing(String device, String firmware, String site) {}

    record LocatedInFull(String id, String device, String model, Instant ts, Double temp, Double vib, String site) {}

    private static Reading reading(String id, String device) {
        return Reading.of(device, at("12:00")).id(id);
    }

    private static Located located(String id, String device, String site) {
        return new Located(id, device, site);
    }

    private static StructuredInput<Reading> started(StructuredDriver driver, Registration... registry) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> RegistryJoin.located(readings.rows(), driver.table(Registration.class, List.of(registry))));
        return readings;
    }

    @Test
    @Order(1)
    void adds_the_site(StructuredDriver driver) {
        var readings = started(driver, new Registration("d1", "quarry", true), new Registration("d2", "harbour", true));

        readings.send(reading("r1", "d1"), reading("r2", "d2"), reading("r3", "d1"))
                .because("d1 stands in the quarry and d2 at the harbour. The side that is preserved, with all its rows, is that"
                        + " of the readings.")
                .emits(located("r1", "d1", "quarry"), located("r2", "d2", "harbour"), located("r3", "d1", "quarry"));
    }

    @Test
    @Order(2)
    void keeps_a_device_that_nobody_has_registered(StructuredDriver driver) {
        var readings = started(driver, new Registration("d1", "quarry", true));

        readings.send(reading("r1", "d1"), reading("r2", "d9"))
                .because("nobody has registered d9, but it has sent a reading: that comes out too, with the site unknown.")
                .emits(located("r1", "d1", "quarry"), located("r2", "d9", "unknown"));
    }

    @Test
    @Order(3)
    void takes_the_active_registration(StructuredDriver driver) {
        var readings = started(
                driver,
                new Registration("d1", "mill", false),
                new Registration("d1", "harbour", true),
                new Registration("d1", "quarry", false));

        readings.send(reading("r1", "d1"))
                .because("d1 has stood at three sites, and only the row of the harbour is active. The reading comes out once,"
                        + " with that site.")
                .emits(located("r1", "d1", "harbour"));
    }

    @Test
    @Order(4)
    void keeps_a_device_that_was_retired(StructuredDriver driver) {
        var readings = started(driver, new Registration("d1", "quarry", false));

        readings.send(reading("r1", "d1"))
                .because("d1 was retired, and has sent a reading all the same: it comes out, with the site unknown.")
                .emits(located("r1", "d1", "unknown"));
    }

    @Test
    @Order(5)
    void keeps_equal_readings(StructuredDriver driver) {
        var readings = started(driver, new Registration("d1", "quarry", true));

        readings.send(reading("r1", "d1"), reading("r1", "d1"))
                .because("two readings that are equal are two readings. Whether one of them is a copy is another question.")
                .emits(located("r1", "d1", "quarry"), located("r1", "d1", "quarry"));
        readings.send(reading("r1", "d1"))
                .because("it is a third one.")
                .emits(located("r1", "d1", "quarry"));
    }

    @Test
    @Order(6)
    void keeps_a_reading_as_it_is(StructuredDriver driver) {
        var readings = started(driver, new Registration("d1", "quarry", true));

        var full = new Reading("r1", "d1", "M1", at("12:00"), 20.5, 1.5);
        var empty = new Reading(null, "d1", null, null, null, null);
        readings.send(full, empty)
                .because("a reading keeps its columns, whatever they hold or lack.")
                .emits(
                        new LocatedInFull("r1", "d1", "M1", at("12:00"), 20.5, 1.5, "quarry"),
                        new LocatedInFull(null, "d1", null, null, null, null, "quarry"));
    }

    @Test
    @Order(7)
    void takes_readings_with_other_columns(StructuredDriver driver) {
        var pings = driver.input(Ping.class);
        driver.start(
                OutputMode.Append(),
                () -> RegistryJoin.located(
                        pings.rows(),
                        driver.table(Registration.class, List.of(new Registration("d1", "quarry", true)))));

        pings.send(new Ping("d1", "v2"))
                .because("a reading has a device, and whatever else the stream brings.")
                .emits(new LocatedPing("d1", "v2", "quarry"));
    }

    @Test
    @Order(8)
    void has_these_columns_and_no_others(StructuredDriver driver) {
        var readings = started(driver, new Registration("d1", "quarry", true));

        Step step = readings.send(reading("r1", "d1"))
                .because("d1 stands in the quarry.")
                .emits(located("r1", "d1", "quarry"));
        var columns = ((Row) step.recorded().emitted().get(0)).schema().fieldNames();
        assertEquals(
                List.of("device", "id", "model", "site", "temp", "ts", "vib"),
                List.of(columns).stream().sorted().toList(),
                "The result should have the columns of the readings and the site, each column once, and no others.");
    }

    @Test
    @Order(9)
    void needs_no_state(StructuredDriver driver) {
        var readings = started(driver, new Registration("d1", "quarry", true));

        readings.send(reading("r1", "d1"))
                .because("each reading is looked up by itself. An answer that keeps state for it remembers what nobody"
                        + " will ask for, and for ever.")
                .emits(located("r1", "d1", "quarry"))
                .keepsNoState();
    }
}
