package kata.windowing;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.Serializable;
import java.time.Duration;
import kata.domain.Tally;
import kata.testkit.DStreamDriver;
import kata.testkit.DStreamInput;
import kata.testkit.SparkTest;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

@SparkTest
class IncrementalWindowsTest {

    /** One tally of a beacon. */
    record Heard(String beacon, long pings) implements Serializable {}

    /** One pair of the sums. */
    record Sum(String beacon, long pings) {}

    /** A temperature of a device. */
    record Measured(String device, double temp) implements Serializable {}

    /** One pair of the maxima. */
    record Max(String device, double temp) {}

    private static JavaPairDStream<String, Long> sums(DStreamDriver driver, DStreamInput<Heard> heard, int seconds) {
        var pings = heard.stream().mapToPair(one -> new Tuple2<>(one.beacon(), new Tally(one.pings())));
        return IncrementalWindows.sums(
                        driver.context(), pings, Durations.seconds(seconds), driver.checkpointDirectory())
                .mapValues(Tally::pings);
    }

    private static JavaPairDStream<String, Double> maxima(DStreamInput<Measured> measured, int seconds) {
        var temperatures = measured.stream().mapToPair(one -> new Tuple2<>(one.device(), one.temp()));
        return IncrementalWindows.maxima(temperatures, Durations.seconds(seconds));
    }

    @Test
    @Order(1)
    void adds_up_the_window(DStreamDriver driver) {
        var heard = driver.input(Heard.class);
        driver.start(() -> sums(driver, heard, 3));

        heard.send(new Heard("red", 4), new Heard("blue", 1))
                .because("the window holds one batch so far.")
                .emits(new Sum("red", 4), new Sum("blue", 1));
        heard.send(new Heard("red", 2))
                .because("the window holds two batches: 4 and 2.")
                .emits(new Sum("red", 6), new Sum("blue", 1));
    }

    @Test
    @Order(2)
    void takes_away_what_has_left(DStreamDriver driver) {
        var heard = driver.input(Heard.class);
        driver.start(() -> sums(driver, heard, 3));

        heard.send(new Heard("red", 4)).because("red was heard 4 times.").emits(new Sum("red", 4));
        heard.send(new Heard("red", 2)).because("4 and 2 times.").emits(new Sum("red", 6));
        heard.send(new Heard("red", 1)).because("4, 2 and 1 times.").emits(new Sum("red", 7));
        heard.send(new Heard("red", 3))
                .because("3 has entered the window and the 4 of the first second has left it: 7 + 3 - 4. The inverse"
                        + " is given the window's sum first, and then what has left.")
                .emits(new Sum("red", 6));
    }

    @Test
    @Order(3)
    void gives_no_pair_for_a_beacon_that_has_left(DStreamDriver driver) {
        var heard = driver.input(Heard.class);
        driver.start(() -> sums(driver, heard, 2));

        heard.send(new Heard("red", 4), new Heard("blue", 1))
                .because("both were heard.")
                .emits(new Sum("red", 4), new Sum("blue", 1));
        heard.send(new Heard("blue", 2))
                .because("both are in the window.")
                .emits(new Sum("red", 4), new Sum("blue", 3));
        heard.send()
                .because("red has left the window, and so has the 1 of blue. What is left of red after the subtraction is zero,"
                        + " and Spark keeps a zero, for ever, unless a filter tells it not to.")
                .emits(new Sum("blue", 2));
        heard.send().because("blue has left it too.").emitsNothing();
        driver.keepsNothing("red and blue have left the window. A filter behind it hides their zeros, and Spark keeps them for"
                + " ever. The filter that takes a key out is an argument of reduceByKeyAndWindow.");
    }

    @Test
    @Order(4)
    void keeps_a_beacon_that_was_heard_once(DStreamDriver driver) {
        var heard = driver.input(Heard.class);
        driver.start(() -> sums(driver, heard, 3));

        heard.send(new Heard("red", 1)).because("red was heard once.").emits(new Sum("red", 1));
        driver.advance(Duration.ofSeconds(2))
                .because("red is in the window, until three seconds have passed.")
                .emits(new Sum("red", 1));
        heard.send().because("now it has left.").emitsNothing();
        heard.send(new Heard("red", 5)).because("red is heard again.").emits(new Sum("red", 5));
    }

    @Test
    @Order(5)
    void adds_up_the_tallies_of_a_batch(DStreamDriver driver) {
        var heard = driver.input(Heard.class, 3);
        driver.start(() -> sums(driver, heard, 2));

        heard.send(new Heard("red", 4), new Heard("red", 2), new Heard("blue", 1), new Heard("red", 3))
                .because("three tallies of red lie in the batch, in different partitions.")
                .emits(new Sum("red", 9), new Sum("blue", 1));
        heard.send().because("all are in the window.").emits(new Sum("red", 9), new Sum("blue", 1));
        heard.send().because("all have left it.").emitsNothing();
    }

    @Test
    @Order(6)
    void lets_a_beacon_enter_as_it_leaves(DStreamDriver driver) {
        var heard = driver.input(Heard.class);
        driver.start(() -> sums(driver, heard, 2));

        heard.send(new Heard("red", 3_000_000_000L)).because("red was heard.").emits(new Sum("red", 3_000_000_000L));
        heard.send().because("red is in the window.").emits(new Sum("red", 3_000_000_000L));
        heard.send(new Heard("red", 5))
                .because("in the same second the old tally leaves and a new one enters: red is in the window without a"
                        + " break. Spark subtracts first and then adds to what is left, so the zero in between must be a"
                        + " tally like any other.")
                .emits(new Sum("red", 5));
    }

    @Test
    @Order(7)
    void costs_the_same_for_a_long_window(DStreamDriver driver) {
        int seconds = 20;
        var heard = driver.input(Heard.class, 1);
        driver.start(() -> sums(driver, heard, seconds));

        for (int second = 1; second <= seconds + 1; second++) {
            heard.send(new Heard("red", 1));
        }
        long before = Tally.operations();
        heard.send(new Heard("red", 1))
                .because("twenty batches are in the window, one ping in each.")
                .emits(new Sum("red", seconds));
        long calls = Tally.operations() - before;
        String tooMany = """
                In one batch, plus and minus were called %d times, and not at most four times, for one beacon and a window of
                %d seconds.

                  Because only one batch enters the window and one leaves it. Adding the one and subtracting the other is \
                enough, however long the window is; for that Spark must know the function that undoes the sum. Without it, \
                Spark adds up the whole window again.

                """.formatted(calls, seconds);
        if (calls > 4) {
            fail(tooMany);
        }
        driver.readsNoWholeWindow("its cost grows with the window, whatever the function that adds up: each batch reads again"
                + " what is in the window. Make the window from the one before.");
    }

    @Test
    @Order(8)
    void puts_its_checkpoints_where_it_is_told(DStreamDriver driver) {
        var heard = driver.input(Heard.class);
        driver.start(() -> sums(driver, heard, 3));

        driver.checkpointsAreInPlace();
    }

    @Test
    @Order(9)
    void goes_on_after_a_crash(DStreamDriver driver) {
        var heard = driver.input(Heard.class);
        driver.start(() -> sums(driver, heard, 2));

        heard.send(new Heard("red", 4)).because("red was heard 4 times.").emits(new Sum("red", 4));
        driver.recover()
                .because("after a crash Spark runs the batch once more, on the window of the batch before. What a program"
                        + " keeps in a variable has added it already.")
                .emits(new Sum("red", 4));
        heard.send(new Heard("red", 2)).because("4 and 2 times.").emits(new Sum("red", 6));
        heard.send().because("the 4 has left.").emits(new Sum("red", 2));
    }

    @Test
    @Order(10)
    void gives_the_highest_temperature(DStreamDriver driver) {
        var measured = driver.input(Measured.class);
        driver.start(() -> maxima(measured, 2));

        measured.send(new Measured("d1", 3.5), new Measured("d1", 1.5), new Measured("d2", -8.5))
                .because("the window holds one batch so far. A temperature may be below zero.")
                .emits(new Max("d1", 3.5), new Max("d2", -8.5));
        measured.send(new Measured("d1", 9.5))
                .because("9.5 is higher than 3.5.")
                .emits(new Max("d1", 9.5), new Max("d2", -8.5));
    }

    @Test
    @Order(11)
    void lets_the_highest_temperature_leave(DStreamDriver driver) {
        var measured = driver.input(Measured.class);
        driver.start(() -> maxima(measured, 2));

        measured.send(new Measured("d1", 3.5)).because("3.5 is all there is.").emits(new Max("d1", 3.5));
        measured.send(new Measured("d1", 9.5)).because("9.5 is higher.").emits(new Max("d1", 9.5));
        measured.send(new Measured("d1", 4.5)).because("9.5 is in the window.").emits(new Max("d1", 9.5));
        measured.send(new Measured("d1", 2.5))
                .because("9.5 has left the window, and 4.5 is the highest of what is left. A maximum cannot be undone: it"
                        + " does not say what the second highest was.")
                .emits(new Max("d1", 4.5));
        measured.send().because("4.5 has left it too.").emits(new Max("d1", 2.5));
        measured.send().because("nothing is left.").emitsNothing();
    }
}
