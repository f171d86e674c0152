package kata.windowing;

import java.time.Duration;
import kata.domain.GoldenTrace;
import kata.testkit.DStreamDriver;
import kata.testkit.SparkTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class SlidingCountsTest {

    /** One pair of the answer. */
    record Count(String colour, long times) {}

    @Test
    @Order(1)
    void counts_the_colours_of_the_first_second(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> SlidingCounts.countWords(lines.stream()));

        lines.send("red red red blue")
                .because("after one second the window holds one batch, and its counts are given at once: a window need not be"
                        + " full, and there is a result every second: the slide is one batch.")
                .emits(new Count("red", 3), new Count("blue", 1));
    }

    @Test
    @Order(2)
    void counts_three_seconds_together(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> SlidingCounts.countWords(lines.stream()));

        lines.send("red red");
        lines.send("red blue");
        lines.send("red blue blue blue")
                .because("the window holds three batches: red was heard 2, 1 and 1 times, blue 1 and 3 times. The parts of a"
                        + " colour make one count.")
                .emits(new Count("red", 4), new Count("blue", 4));
    }

    @Test
    @Order(3)
    void forgets(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> SlidingCounts.countWords(lines.stream()));

        lines.send("red red").because("red was heard twice.").emits(new Count("red", 2));
        driver.advance(Duration.ofSeconds(6))
                .because("red was heard six seconds ago. A window forgets what has left it; a total since the start never"
                        + " does.")
                .emitsNothing();
    }

    @Test
    @Order(4)
    void forgets_what_is_older_than_three_seconds(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> SlidingCounts.countWords(lines.stream()));

        lines.send("red red red red red")
                .because("red was heard five times.")
                .emits(new Count("red", 5));
        lines.send("red red").because("red was heard 5 and 2 times.").emits(new Count("red", 7));
        lines.send("red").because("red was heard 5, 2 and 1 times.").emits(new Count("red", 8));
        lines.send("red red red")
                .because("the five of the first second are older than three seconds: 2, 1 and 3 are left.")
                .emits(new Count("red", 6));
    }

    @Test
    @Order(5)
    void gives_no_pair_for_a_colour_that_has_left(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> SlidingCounts.countWords(lines.stream()));

        lines.send("red blue")
                .because("red and blue were heard.")
                .emits(new Count("red", 1), new Count("blue", 1));
        lines.send().because("both are still in the window.").emits(new Count("red", 1), new Count("blue", 1));
        lines.send("blue")
                .because("blue was heard once more.")
                .emits(new Count("red", 1), new Count("blue", 2));
        lines.send()
                .because("red was last heard more than three seconds ago: it has no pair any more, not even with a zero.")
                .emits(new Count("blue", 1));
        lines.send().because("blue is still in the window.").emits(new Count("blue", 1));
        lines.send().because("nothing was heard for three seconds.").emitsNothing();
    }

    @Test
    @Order(6)
    void draws_the_window_over_the_golden_trace(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> SlidingCounts.countWords(lines.stream()));

        lines.send(GoldenTrace.FIRST)
                .because("these are the colours of the first second.")
                .emits(new Count("blue", 5), new Count("green", 3));
        lines.send(GoldenTrace.SECOND)
                .because("the window holds two seconds.")
                .emits(new Count("blue", 5), new Count("green", 3), new Count("gohawks", 1));
        lines.send()
                .because("the window holds three seconds, of which the last was silent.")
                .emits(new Count("blue", 5), new Count("green", 3), new Count("gohawks", 1));
        lines.send(GoldenTrace.FOURTH)
                .because("the first second has left the window, with all blue and three green.")
                .emits(new Count("green", 2), new Count("gohawks", 1));
        lines.send().because("gohawks has left the window.").emits(new Count("green", 2));
    }

    @Test
    @Order(7)
    void adds_up_over_the_partitions_of_a_batch(DStreamDriver driver) {
        var lines = driver.input(String.class, 3);
        driver.start(() -> SlidingCounts.countWords(lines.stream()));

        lines.send("blue green", "blue green", "green", "blue", "blue", "blue red")
                .because("the lines are in three partitions, and the count of one partition is only a part. Two"
                        + " equal lines are two.")
                .emits(new Count("blue", 5), new Count("green", 3), new Count("red", 1));
    }

    @Test
    @Order(8)
    void counts_each_stream_for_itself(DStreamDriver driver) {
        var north = driver.input(String.class);
        var south = driver.input(String.class);
        driver.start(() -> SlidingCounts.countWords(north.stream()).union(SlidingCounts.countWords(south.stream())));

        north.add("pink pink pink");
        south.send("pink grey")
                .because("the north wall heard pink three times, the south wall once. A static field is one for all streams.")
                .emits(new Count("pink", 3), new Count("pink", 1), new Count("grey", 1));
    }

    @Test
    @Order(9)
    void knows_that_blanks_are_no_colour(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> SlidingCounts.countWords(lines.stream()));

        lines.send(" green  blue ", "", "   ")
                .because("an empty word, between two blanks, at an end of a line or in an empty line, is no colour.")
                .emits(new Count("green", 1), new Count("blue", 1));
    }

    @Test
    @Order(10)
    void takes_a_colour_as_it_is_written(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> SlidingCounts.countWords(lines.stream()));

        lines.send("blue Blue blue, sky-blue #0000ff 42 !")
                .because("only blanks separate colours, and whatever stands between them counts as it is written.")
                .emits(
                        new Count("blue", 1),
                        new Count("Blue", 1),
                        new Count("blue,", 1),
                        new Count("sky-blue", 1),
                        new Count("#0000ff", 1),
                        new Count("42", 1),
                        new Count("!", 1));
    }
}
