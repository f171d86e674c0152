package kata.dstreams;

import kata.domain.GoldenTrace;
import kata.testkit.DStreamDriver;
import kata.testkit.SparkTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class WordCountTest {

    /** One pair of the answer. */
    record Count(String colour, long times) {}

    @Test
    @Order(1)
    void counts_each_colour_of_a_batch(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> WordCount.countWords(lines.stream()));

        lines.send(GoldenTrace.FIRST)
                .because("the line holds five times blue and three times green.")
                .emits(new Count("blue", 5), new Count("green", 3));
    }

    @Test
    @Order(2)
    void starts_anew_in_every_batch(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> WordCount.countWords(lines.stream()));

        lines.send(GoldenTrace.FIRST)
                .because("these are the colours of the first second.")
                .emits(new Count("blue", 5), new Count("green", 3));
        lines.send(GoldenTrace.SECOND)
                .because("a plain DStream carries nothing over: the second batch knows nothing of the first.")
                .emits(new Count("gohawks", 1));
        lines.send().because("nothing was heard in this second.").emitsNothing();
        lines.send(GoldenTrace.FOURTH)
                .because("nothing is carried from one batch to the next: the three greens of the first are gone.")
                .emits(new Count("green", 2));
    }

    @Test
    @Order(3)
    void adds_up_over_the_lines_and_partitions_of_a_batch(DStreamDriver driver) {
        var lines = driver.input(String.class, 3);
        driver.start(() -> WordCount.countWords(lines.stream()));

        lines.send("blue green blue", "green", "blue blue", "blue red")
                .because("the lines lie in three partitions, and what is counted in one of them is only a part:"
                        + " the parts of a colour make one count.")
                .emits(new Count("blue", 5), new Count("green", 2), new Count("red", 1));
    }

    @Test
    @Order(4)
    void knows_that_blanks_are_no_colour(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> WordCount.countWords(lines.stream()));

        lines.send(" green  blue ")
                .because("an empty word, between two blanks or at an end of the line, is no colour.")
                .emits(new Count("green", 1), new Count("blue", 1));
        lines.send("", "   ")
                .because("an empty line holds no colour, though splitting it gives one word: the empty one.")
                .emitsNothing();
    }

    @Test
    @Order(5)
    void takes_a_colour_as_it_is_written(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> WordCount.countWords(lines.stream()));

        lines.send("Blue blue sky-blue")
                .because("only blanks part colours, and nobody said that Blue and blue are the same one.")
                .emits(new Count("Blue", 1), new Count("blue", 1), new Count("sky-blue", 1));
    }

    @Test
    @Order(6)
    void counts_each_stream_for_itself(DStreamDriver driver) {
        var north = driver.input(String.class);
        var south = driver.input(String.class);
        driver.start(() -> WordCount.countWords(north.stream()).union(WordCount.countWords(south.stream())));

        north.add("blue blue blue");
        south.send("green green", "blue")
                .because("a stream's counts live in its own RDDs: the north wall heard blue three times, the south"
                        + " wall green twice and blue once.")
                .emits(new Count("blue", 3), new Count("green", 2), new Count("blue", 1));
    }
}
