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

        lines.send("red red pink")
                .because("the line holds red twice and pink once: a line becomes many words, and the ones of a word"
                        + " are added up.")
                .emits(new Count("red", 2), new Count("pink", 1));
    }

    @Test
    @Order(2)
    void starts_anew_in_every_batch(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> WordCount.countWords(lines.stream()));

        lines.send(GoldenTrace.FIRST)
                .because("these are the colours of the first second. A colour that is not among them was counted by an"
                        + " earlier stream: a static field still holds it.")
                .emits(new Count("blue", 5), new Count("green", 3));
        lines.send(GoldenTrace.SECOND)
                .because("the batches of a plain DStream know nothing of each other: the second one brings only"
                        + " gohawks.")
                .emits(new Count("gohawks", 1));
        lines.send().because("nothing was heard in this second.").emitsNothing();
        lines.send(GoldenTrace.FOURTH)
                .because("nothing carries over: the three greens of the first batch are gone.")
                .emits(new Count("green", 2));
    }

    @Test
    @Order(3)
    void adds_up_over_the_partitions_of_a_batch(DStreamDriver driver) {
        var lines = driver.input(String.class, 2);
        driver.start(() -> WordCount.countWords(lines.stream()));

        lines.send("blue blue blue", "blue blue green", "blue blue green")
                .because("the lines are in two partitions, and the count of one partition is only a part. Where two parts meet,"
                        + " both numbers are counts already. And two equal lines are two.")
                .emits(new Count("blue", 7), new Count("green", 2));
    }

    @Test
    @Order(4)
    void knows_that_blanks_are_no_colour(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> WordCount.countWords(lines.stream()));

        lines.send(" green  blue ")
                .because("an empty word, between two blanks or at an end of the line, is no colour.")
                .emits(new Count("green", 1), new Count("blue", 1));
    }

    @Test
    @Order(5)
    void finds_no_colour_in_an_empty_line(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> WordCount.countWords(lines.stream()));

        lines.send("", "   ")
                .because("an empty line holds no colour, though splitting it gives one word: the empty one.")
                .emitsNothing();
    }

    @Test
    @Order(6)
    void separates_colours_at_blanks_only(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> WordCount.countWords(lines.stream()));

        lines.send("sky-blue light_blue red/green grün")
                .because("only blanks separate colours: a hyphen, a slash or a letter outside a to z belongs to the"
                        + " colour.")
                .emits(
                        new Count("sky-blue", 1),
                        new Count("light_blue", 1),
                        new Count("red/green", 1),
                        new Count("grün", 1));
    }

    @Test
    @Order(7)
    void takes_each_sign_and_digit_as_it_is_written(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> WordCount.countWords(lines.stream()));

        lines.send("blue. blue, 'blue' (blue) #0000ff 42 !")
                .because("whatever stands between blanks counts as it is written. Signs and digits belong to it:"
                        + " blue. is not blue, and a number or a single sign counts too.")
                .emits(
                        new Count("blue.", 1),
                        new Count("blue,", 1),
                        new Count("'blue'", 1),
                        new Count("(blue)", 1),
                        new Count("#0000ff", 1),
                        new Count("42", 1),
                        new Count("!", 1));
    }

    @Test
    @Order(8)
    void tells_capital_letters_from_small_ones(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> WordCount.countWords(lines.stream()));

        lines.send("Blue blue BLUE")
                .because("a colour counts as it is written: nobody said that Blue, blue and BLUE are the same one.")
                .emits(new Count("Blue", 1), new Count("blue", 1), new Count("BLUE", 1));
    }

    @Test
    @Order(9)
    void counts_each_stream_for_itself(DStreamDriver driver) {
        var north = driver.input(String.class);
        var south = driver.input(String.class);
        driver.start(() -> WordCount.countWords(north.stream()).union(WordCount.countWords(south.stream())));

        north.add("blue blue blue");
        south.send("green blue", "green")
                .because("a stream's counts live in its own RDDs: the north wall heard blue three times, the south"
                        + " wall green twice and blue once. A static field is shared by both.")
                .emits(new Count("blue", 3), new Count("green", 2), new Count("blue", 1));
    }
}
