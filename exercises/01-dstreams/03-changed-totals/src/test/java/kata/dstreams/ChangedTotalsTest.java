package kata.dstreams;

import java.time.Duration;
import java.util.Collections;
import kata.domain.GoldenTrace;
import kata.testkit.DStreamDriver;
import kata.testkit.DStreamInput;
import kata.testkit.SparkTest;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class ChangedTotalsTest {

    /** One pair of the answer. */
    record Total(String colour, long times) {}

    @Test
    @Order(1)
    void gives_the_colours_of_the_first_batch(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> changed(driver, lines));

        lines.send("red blue")
                .because("before the first batch every total is zero: red and blue were heard once each.")
                .emits(new Total("red", 1), new Total("blue", 1));
    }

    @Test
    @Order(2)
    void gives_one_pair_for_each_colour(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> changed(driver, lines));

        lines.send("red red red blue")
                .because("a colour has one new total in a batch, however often it was heard. The function of"
                        + " mapWithState runs once for each pair that it is given, and each run emits one.")
                .emits(new Total("red", 3), new Total("blue", 1));
    }

    @Test
    @Order(3)
    void adds_what_a_batch_brings_to_the_totals(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> changed(driver, lines));

        lines.send("red blue blue")
                .because("red was heard once, blue twice.")
                .emits(new Total("red", 1), new Total("blue", 2));
        lines.send("red red red blue")
                .because("the new total is the old one and what is new: red 1 and 3 more, blue 2 and 1 more. The state"
                        + " holds what update has put into it.")
                .emits(new Total("red", 4), new Total("blue", 3));
        lines.send("red blue")
                .because("a total holds all batches since the start, and not the latest two.")
                .emits(new Total("red", 5), new Total("blue", 4));
    }

    @Test
    @Order(4)
    void says_nothing_of_a_silent_colour(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> changed(driver, lines));

        lines.send("red blue blue")
                .because("red was heard once, blue twice.")
                .emits(new Total("red", 1), new Total("blue", 2));
        lines.send("blue")
                .because("red was not heard in this batch, so its total has not changed: the display has it already.")
                .emits(new Total("blue", 3));
    }

    @Test
    @Order(5)
    void says_nothing_in_a_silent_second(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> changed(driver, lines));

        lines.send(GoldenTrace.FIRST)
                .because("these are the colours of the first second.")
                .emits(new Total("blue", 5), new Total("green", 3));
        lines.send(GoldenTrace.SECOND)
                .because("only gohawks was heard in this second.")
                .emits(new Total("gohawks", 1));
        lines.send().because("nothing was heard in this second, so no total has changed.").emitsNothing();
        lines.send(GoldenTrace.FOURTH)
                .because("green had 3 and was heard twice more.")
                .emits(new Total("green", 5));
    }

    @Test
    @Order(6)
    void keeps_a_total_over_a_silence(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> changed(driver, lines));

        lines.send("red red").because("red was heard twice.").emits(new Total("red", 2));
        driver.advance(Duration.ofSeconds(12))
                .because("nothing was heard in these seconds.")
                .emitsNothing();
        lines.send("red")
                .because("a total is kept while its colour is silent: 2 and 1 more.")
                .emits(new Total("red", 3));
    }

    @Test
    @Order(7)
    void adds_up_over_the_partitions_of_a_batch(DStreamDriver driver) {
        var lines = driver.input(String.class, 3);
        driver.start(() -> changed(driver, lines));

        lines.send("blue green", "blue green", "green", "blue", "blue", "blue red")
                .because("the lines are in three partitions, and the count of one partition is only a part: the"
                        + " parts of a colour make one total. Two equal lines are two.")
                .emits(new Total("blue", 5), new Total("green", 3), new Total("red", 1));
    }

    @Test
    @Order(8)
    void keeps_the_totals_of_two_streams_apart(DStreamDriver driver) {
        var north = driver.input(String.class);
        var south = driver.input(String.class);
        driver.start(() -> changed(driver, north).union(changed(driver, south)));

        north.add("pink pink pink");
        south.send("pink grey")
                .because("totals belong to one stream: the north wall heard pink three times, the south wall once."
                        + " A static field is one for all streams, and what an earlier stream counted is still in it.")
                .emits(new Total("pink", 3), new Total("pink", 1), new Total("grey", 1));
    }

    @Test
    @Order(9)
    void knows_that_blanks_are_no_colour(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> changed(driver, lines));

        lines.send(" green  blue ", "", "   ")
                .because("an empty word, between two blanks, at an end of a line or in an empty line, is no colour.")
                .emits(new Total("green", 1), new Total("blue", 1));
    }

    @Test
    @Order(10)
    void takes_a_colour_as_it_is_written(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> changed(driver, lines));

        lines.send("blue Blue blue, sky-blue grün #0000ff 42 !")
                .because("only blanks separate colours, and whatever stands between them counts as it is written.")
                .emits(
                        new Total("blue", 1),
                        new Total("Blue", 1),
                        new Total("blue,", 1),
                        new Total("sky-blue", 1),
                        new Total("grün", 1),
                        new Total("#0000ff", 1),
                        new Total("42", 1),
                        new Total("!", 1));
    }

    @Test
    @Order(11)
    void says_nothing_of_a_large_total_either(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> changed(driver, lines));

        lines.send(Collections.nCopies(130, "red").toArray(String[]::new))
                .because("red was heard 130 times.")
                .emits(new Total("red", 130));
        lines.send("blue")
                .because("red still has 130. Two Longs are compared with equals: == asks whether they are one object,"
                        + " which Java promises up to 127 only.")
                .emits(new Total("blue", 1));
    }

    @Test
    @Order(12)
    void forgets_nothing(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> changed(driver, lines));

        driver.forgetsNothing("a total reaches back to the start, however long its colour has been silent. A timeout"
                + " deletes the total and runs the function once more, without a new value; a window holds nothing"
                + " older than itself.");
    }

    @Test
    @Order(13)
    void puts_its_checkpoints_where_it_is_told(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> changed(driver, lines));

        driver.checkpointsAreInPlace();
    }

    @Test
    @Order(14)
    void goes_on_after_a_crash(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> changed(driver, lines));

        lines.send("red red blue")
                .because("red was heard twice, blue once.")
                .emits(new Total("red", 2), new Total("blue", 1));
        lines.send("red").because("red was heard once more.").emits(new Total("red", 3));
        driver.recover()
                .because("Spark starts again from its checkpoint and runs the latest batch once more, on the state"
                        + " of the batch before: it gives the same total again. A map of your own counts that batch"
                        + " twice, or is lost with the program that held it.")
                .emits(new Total("red", 3));
        lines.send("blue")
                .because("the totals go on from where they were before the crash.")
                .emits(new Total("blue", 2));
    }

    private static JavaPairDStream<String, Long> changed(DStreamDriver driver, DStreamInput<String> lines) {
        return ChangedTotals.changedTotals(driver.context(), lines.stream(), driver.checkpointDirectory());
    }
}
