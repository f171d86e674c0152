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

    @Test
    @Order(1)
    void counts_each_colour_since_the_start(StructuredDriver driver) {
        var lines = driver.input(String.class);
        driver.start(OutputMode.Complete(), () -> StreamingWordCount.countWords(lines.rows()));

        lines.send(GoldenTrace.FIRST)
                .because("every word of the line counts by itself: five times blue, three times green.")
                .emits(new Count("blue", 5), new Count("green", 3));
        lines.send(GoldenTrace.SECOND)
                .because(
                        "Spark keeps the totals, and complete mode emits the whole table: blue and green are in it with"
                                + " the totals they had, though nobody said them again.")
                .emits(new Count("blue", 5), new Count("green", 3), new Count("gohawks", 1));
        driver.advance(Duration.ofDays(30))
                .because("nothing was heard for a month, so no batch is run.")
                .emitsNothing();
        lines.send(GoldenTrace.FOURTH)
                .because("a colour has one total since the start, whatever the clock says: two greens come on top of"
                        + " the three of a month ago.")
                .emits(new Count("blue", 5), new Count("green", 5), new Count("gohawks", 1));
    }

    @Test
    @Order(2)
    void adds_up_over_the_lines_and_partitions_of_a_batch(StructuredDriver driver) {
        var lines = driver.input(String.class, 3);
        driver.start(OutputMode.Complete(), () -> StreamingWordCount.countWords(lines.rows()));

        lines.send("red blue red", "red", "red", "white red")
                .because("a colour has one total, in however many lines and partitions it stands, and counts as often"
                        + " as it stands in a line: red twice in the first. Two lines that are alike are two.")
                .emits(new Count("red", 5), new Count("blue", 1), new Count("white", 1));
        lines.send("red", "off-white Red türkis")
                .because("the totals go on: one more red, though such a line was heard before. What stands between"
                        + " blanks is a colour as it is written: off-white is one, türkis too, and Red is not red.")
                .emits(
                        new Count("red", 6),
                        new Count("blue", 1),
                        new Count("white", 1),
                        new Count("off-white", 1),
                        new Count("Red", 1),
                        new Count("türkis", 1));
    }

    @Test
    @Order(3)
    void knows_that_blanks_are_no_colour(StructuredDriver driver) {
        var lines = driver.input(String.class);
        driver.start(OutputMode.Complete(), () -> StreamingWordCount.countWords(lines.rows()));

        lines.send("green green ")
                .because("SQL's split keeps the empty word behind a blank at the end of the line, which Java's drops;"
                        + " it may leave others at the front, between two blanks and for an empty line: none is a"
                        + " colour.")
                .emits(new Count("green", 2));
        lines.send(" green  blue")
                .because("a blank in front leaves an empty word at the front, and two in a row leave one between them,"
                        + " which no trimming reaches.")
                .emits(new Count("green", 3), new Count("blue", 1));
        lines.send("", "   ")
                .because("an empty line, or one of blanks, splits into empty words and holds no colour; the table is"
                        + " emitted again because data has come.")
                .emits(new Count("green", 3), new Count("blue", 1));
    }

    @Test
    @Order(4)
    void in_update_mode_sends_on_only_the_totals_that_changed(StructuredDriver driver) {
        var lines = driver.input(String.class);
        driver.start(OutputMode.Update(), () -> StreamingWordCount.countWords(lines.rows()));

        lines.send("blue green blue")
                .because("both colours are new.")
                .emits(new Count("blue", 2), new Count("green", 1))
                .keepsInState(2);
        lines.send("gohawks green")
                .because("blue was not heard, so update mode does not send it again; Spark keeps it all the same.")
                .emits(new Count("gohawks", 1), new Count("green", 2))
                .keepsInState(3);
        lines.send("blue")
                .because("the two blues of the first batch were kept while blue was silent.")
                .emits(new Count("blue", 3))
                .keepsInState(3);
    }
}
