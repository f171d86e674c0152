package kata.aggregation;

import java.time.Duration;
import kata.domain.GoldenTrace;
import kata.testkit.SparkTest;
import kata.testkit.StructuredDriver;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class StreamingWordCountTest {

    /** One row of the answer. */
    record Count(String word, long count) {}

    /** So long that no field of a clock reads the same afterwards: millennium, quarter, day of the week, hour ... */
    private static final Duration A_THOUSAND_YEARS =
            Duration.ofDays(365_350).plusHours(5).plusMinutes(7).plusSeconds(9);

    @Test
    @Order(1)
    void counts_the_words_of_a_line(StructuredDriver driver) {
        var lines = driver.input(String.class);
        driver.start(OutputMode.Complete(), () -> StreamingWordCount.countWords(lines.rows()));

        lines.send("blue green blue")
                .because("every word of the line counts by itself, as often as it stands there: twice blue, once"
                        + " green.")
                .emits(new Count("blue", 2), new Count("green", 1));
    }

    @Test
    @Order(2)
    void adds_up_the_lines_of_a_batch(StructuredDriver driver) {
        var lines = driver.input(String.class, 3);
        driver.start(OutputMode.Complete(), () -> StreamingWordCount.countWords(lines.rows()));

        lines.send("red", "blue", "red", "red white")
                .because("a colour has one total, in however many lines and partitions it stands. Two lines that are"
                        + " alike are two.")
                .emits(new Count("red", 3), new Count("blue", 1), new Count("white", 1));
    }

    @Test
    @Order(3)
    void counts_each_colour_since_the_start(StructuredDriver driver) {
        var lines = driver.input(String.class);
        driver.start(OutputMode.Complete(), () -> StreamingWordCount.countWords(lines.rows()));

        lines.send(GoldenTrace.FIRST)
                .because("every word of the line counts by itself.")
                .emits(new Count("blue", 5), new Count("green", 3));
        lines.send(GoldenTrace.SECOND)
                .because("Spark keeps the totals, and complete mode emits the whole table: blue and green keep"
                        + " their totals, though nobody said them again.")
                .emits(new Count("blue", 5), new Count("green", 3), new Count("gohawks", 1));
        lines.send()
                .because("no line has come, so Spark runs no batch.")
                .emitsNothing();
        lines.send(GoldenTrace.FOURTH)
                .because("the two greens come on top of the three that Spark has kept.")
                .emits(new Count("blue", 5), new Count("green", 5), new Count("gohawks", 1));
    }

    @Test
    @Order(4)
    void takes_no_notice_of_the_clock(StructuredDriver driver) {
        var lines = driver.input(String.class);
        driver.start(OutputMode.Complete(), () -> StreamingWordCount.countWords(lines.rows()));

        lines.send("blue").because("blue was heard once.").emits(new Count("blue", 1));
        driver.advance(A_THOUSAND_YEARS)
                .because("a thousand years pass in silence, and Spark runs no batch.")
                .emitsNothing();
        lines.send("blue")
                .because("a colour has one total since the start, whatever the clock says: not one for each day, year or"
                        + " century.")
                .emits(new Count("blue", 2));
    }

    @Test
    @Order(5)
    void tells_capitals_from_small_letters(StructuredDriver driver) {
        var lines = driver.input(String.class);
        driver.start(OutputMode.Complete(), () -> StreamingWordCount.countWords(lines.rows()));

        lines.send("Red red RED")
                .because("a colour is counted as it is written: Red is not red.")
                .emits(new Count("Red", 1), new Count("red", 1), new Count("RED", 1));
    }

    @Test
    @Order(6)
    void takes_whatever_stands_between_blanks_for_a_colour(StructuredDriver driver) {
        var lines = driver.input(String.class);
        driver.start(OutputMode.Complete(), () -> StreamingWordCount.countWords(lines.rows()));

        lines.send("sky-blue blue. blue 42 grün #ff0 x")
                .because("whatever stands between blanks is a colour, as it is written: only a blank separates. A"
                        + " hyphen, a full stop, a digit or a letter that is not English belongs to its word.")
                .emits(
                        new Count("sky-blue", 1),
                        new Count("blue.", 1),
                        new Count("blue", 1),
                        new Count("42", 1),
                        new Count("grün", 1),
                        new Count("#ff0", 1),
                        new Count("x", 1));
    }

    @Test
    @Order(7)
    void finds_no_colour_behind_the_last_blank(StructuredDriver driver) {
        var lines = driver.input(String.class);
        driver.start(OutputMode.Complete(), () -> StreamingWordCount.countWords(lines.rows()));

        lines.send("green green ")
                .because("SQL's split keeps the empty word after a blank at the end of the line; Java's split drops"
                        + " it. An empty word is no colour.")
                .emits(new Count("green", 2));
    }

    @Test
    @Order(8)
    void finds_no_colour_between_two_blanks(StructuredDriver driver) {
        var lines = driver.input(String.class);
        driver.start(OutputMode.Complete(), () -> StreamingWordCount.countWords(lines.rows()));

        lines.send(" green   blue")
                .because("split leaves an empty word in front of the first blank, and one between two blanks in a row,"
                        + " which no trimming reaches. None of them is a colour.")
                .emits(new Count("green", 1), new Count("blue", 1));
    }

    @Test
    @Order(9)
    void finds_no_colour_in_an_empty_line(StructuredDriver driver) {
        var lines = driver.input(String.class);
        driver.start(OutputMode.Complete(), () -> StreamingWordCount.countWords(lines.rows()));

        lines.send("green", "", "   ")
                .because("an empty line splits into one empty word, and a line of blanks into several: neither holds a"
                        + " colour.")
                .emits(new Count("green", 1));
    }

    @Test
    @Order(10)
    void in_update_mode_sends_on_only_the_totals_that_changed(StructuredDriver driver) {
        var lines = driver.input(String.class);
        driver.start(OutputMode.Update(), () -> StreamingWordCount.countWords(lines.rows()));

        lines.send("blue green")
                .because("both colours are new.")
                .emits(new Count("blue", 1), new Count("green", 1));
        lines.send("gohawks green")
                .because("blue was not heard, so update mode does not send it again.")
                .emits(new Count("gohawks", 1), new Count("green", 2));
        lines.send("blue")
                .because("Spark has kept the first blue while blue was silent.")
                .emits(new Count("blue", 2));
    }
}
