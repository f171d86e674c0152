package kata.aggregation;

import static kata.domain.Times.at;

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

    record Count(Window window, String device, long readings) {}

    private static Reading d1(String time) {
        return new Reading("r-" + time, "d1", "M1", at(time), 20.0, 1.0);
    }

    @Test
    @Order(1)
    void emits_a_window_once_it_is_final(StructuredDriver driver) {
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> Watermarks.finalCounts(readings.rows()));

        readings.send(d1("12:01"), d1("12:02")).because("x").emitsNothing();
        readings.send(d1("12:07")).because("x").emitsNothing();
        readings.send(d1("12:03")).because("x").emitsNothing();
        readings.send(d1("12:15")).emits(new Count(new Window(at("12:00"), at("12:05")), "d1", 3));
        readings.send(d1("12:04")).because("x").emitsNothing().drops(1);
    }
}
