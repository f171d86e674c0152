package kata.dstreams;

import java.time.Duration;
import kata.domain.GoldenTrace;
import kata.testkit.DStreamDriver;
import kata.testkit.DStreamInput;
import kata.testkit.SparkTest;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class RunningTotalsTest {

    /** One pair of the answer. */
    record Total(String colour, long times) {}

    @Test
    @Order(1)
    void begins_with_an_empty_table(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> totals(driver, lines));

        lines.send().because("nothing has been heard yet, so the table is empty.").emitsNothing();
    }

    @Test
    @Order(2)
    void counts_what_the_first_batch_brings(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> totals(driver, lines));

        lines.send("red red red blue")
                .because("before the first batch every total is zero: red was heard three times, blue once.")
                .emits(new Total("red", 3), new Total("blue", 1));
    }

    @Test
    @Order(3)
    void keeps_the_totals_of_two_streams_apart(DStreamDriver driver) {
        var north = driver.input(String.class);
        var south = driver.input(String.class);
        driver.start(() -> totals(driver, north).union(totals(driver, south)));

        north.add("pink pink pink");
        south.send("pink grey")
                .because("totals belong to one stream: the north wall heard pink three times, the south wall once."
                        + " A static field is one for all streams, and what an earlier stream counted is still in it.")
                .emits(new Total("pink", 3), new Total("pink", 1), new Total("grey", 1));
    }

    @Test
    @Order(4)
    void adds_what_a_batch_brings_to_the_totals(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> totals(driver, lines));

        lines.send("red blue blue")
                .because("red was heard once, blue twice.")
                .emits(new Total("red", 1), new Total("blue", 2));
        lines.send("red red red blue")
                .because("the new total is the old one and what is new: red 1 and 3 more, blue 2 and 1 more.")
                .emits(new Total("red", 4), new Total("blue", 3));
    }

    @Test
    @Order(5)
    void keeps_a_total_over_a_silence(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> totals(driver, lines));

        lines.send("red red").because("red was heard twice.").emits(new Total("red", 2));
        driver.advance(Duration.ofSeconds(12));
        lines.send("red")
                .because("a total is kept while its colour is silent. In each of these seconds the state function runs"
                        + " for red, without new values: an empty Optional, returned there, deletes the total.")
                .emits(new Total("red", 3));
    }

    @Test
    @Order(6)
    void repeats_the_whole_table_in_every_batch(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> totals(driver, lines));

        lines.send(GoldenTrace.FIRST)
                .because("these are the colours of the first second.")
                .emits(new Total("blue", 5), new Total("green", 3));
        lines.send(GoldenTrace.SECOND)
                .because("the table holds every colour heard since the start, even those that this batch did not"
                        + " bring.")
                .emits(new Total("blue", 5), new Total("green", 3), new Total("gohawks", 1));
        lines.send()
                .because("nothing was heard in this second, so no total changes and the whole table is repeated.")
                .emits(new Total("blue", 5), new Total("green", 3), new Total("gohawks", 1));
    }

    @Test
    @Order(7)
    void adds_up_over_the_partitions_of_a_batch(DStreamDriver driver) {
        var lines = driver.input(String.class, 3);
        driver.start(() -> totals(driver, lines));

        lines.send("blue green", "blue green", "green", "blue", "blue", "blue red")
                .because("the lines are in three partitions, and the count of one partition is only a part: the"
                        + " parts of a colour make one total. Two equal lines are two.")
                .emits(new Total("blue", 5), new Total("green", 3), new Total("red", 1));
    }

    @Test
    @Order(8)
    void knows_that_blanks_are_no_colour(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> totals(driver, lines));

        lines.send(" green  blue ", "", "   ")
                .because("an empty word, between two blanks, at an end of a line or in an empty line, is no colour.")
                .emits(new Total("green", 1), new Total("blue", 1));
    }

    @Test
    @Order(9)
    void takes_a_colour_as_it_is_written(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> totals(driver, lines));

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
    @Order(10)
    void forgets_nothing(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> totals(driver, lines));

        driver.forgetsNothing("a total reaches back to the start, however long ago that is. A window holds nothing older"
                + " than itself, and a timeout deletes the total of every colour that is silent for so long. A longer"
                + " one is no total either: it only moves the day on which the numbers are too small.");
    }

    @Test
    @Order(11)
    void puts_its_checkpoints_where_it_is_told(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> totals(driver, lines));

        driver.checkpointsAreInPlace();
    }

    @Test
    @Order(12)
    void goes_on_after_a_crash(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> totals(driver, lines));

        lines.send("red red").because("red was heard twice.").emits(new Total("red", 2));
        lines.send("red").because("red was heard once more.").emits(new Total("red", 3));
        driver.recover()
                .because("Spark starts again from its checkpoint and runs the latest batch once more, on the state"
                        + " of the batch before: the table is the same. A map of your own counts that batch twice,"
                        + " or is lost with the program that held it.")
                .emits(new Total("red", 3));
        lines.send("red")
                .because("the totals go on from where they were before the crash.")
                .emits(new Total("red", 4));
    }

    private static JavaPairDStream<String, Long> totals(DStreamDriver driver, DStreamInput<String> lines) {
        return RunningTotals.runningTotals(driver.context(), lines.stream(), driver.checkpointDirectory());
    }
}
