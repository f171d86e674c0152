package kata.dstreams;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
    void adds_what_a_batch_brings_to_the_totals(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> totals(driver, lines));

        lines.send("red red red blue")
                .because("before the first batch every total is zero: red was heard three times, blue once.")
                .emits(new Total("red", 3), new Total("blue", 1));
        lines.send("red blue blue blue blue")
                .because("the new total is the old one and what is new: red 3 and 1 more, blue 1 and 4 more.")
                .emits(new Total("red", 4), new Total("blue", 5));
    }

    @Test
    @Order(2)
    void repeats_the_whole_table_in_every_batch(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> totals(driver, lines));

        lines.send(GoldenTrace.FIRST)
                .because("these are the colours of the first second.")
                .emits(new Total("blue", 5), new Total("green", 3));
        lines.send(GoldenTrace.SECOND)
                .because("the table holds every colour heard since the start, also what this batch did not bring.")
                .emits(new Total("blue", 5), new Total("green", 3), new Total("gohawks", 1));
        lines.send()
                .because("nothing was heard in this second, so no total changes and the whole table is repeated.")
                .emits(new Total("blue", 5), new Total("green", 3), new Total("gohawks", 1));
        lines.send(GoldenTrace.FOURTH)
                .because("the three greens of the first second still count, after a second of silence.")
                .emits(new Total("blue", 5), new Total("green", 5), new Total("gohawks", 1));
        driver.advance(Duration.ofSeconds(12))
                .because("a total reaches back to the start, however long nobody has spoken.")
                .emits(new Total("blue", 5), new Total("green", 5), new Total("gohawks", 1));
    }

    @Test
    @Order(3)
    void adds_up_over_the_lines_and_partitions_of_a_batch(DStreamDriver driver) {
        var lines = driver.input(String.class, 3);
        driver.start(() -> totals(driver, lines));

        lines.send("blue green", "green", "blue", "blue red")
                .because("the lines lie in three partitions, and what is counted in one of them is only a part:"
                        + " the parts of a colour make one total.")
                .emits(new Total("blue", 3), new Total("green", 2), new Total("red", 1));
        lines.send("red", "green red", "red blue", "red")
                .because("all parts of a batch go into the same total: red 1 and 4 more, blue 3 and 1, green 2 and 1.")
                .emits(new Total("blue", 4), new Total("green", 3), new Total("red", 5));
    }

    @Test
    @Order(4)
    void knows_that_blanks_are_no_colour(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> totals(driver, lines));

        lines.send(" green  blue Blue")
                .because("a colour is what stands between blanks, as it is written; splitting at single blanks leaves"
                        + " empty words too, which are none.")
                .emits(new Total("green", 1), new Total("blue", 1), new Total("Blue", 1));
        lines.send("", "   ")
                .because("an empty line holds no colour, so no total changes and the whole table is repeated.")
                .emits(new Total("green", 1), new Total("blue", 1), new Total("Blue", 1));
    }

    @Test
    @Order(5)
    void keeps_the_totals_of_two_streams_apart(DStreamDriver driver) {
        var north = driver.input(String.class);
        var south = driver.input(String.class);
        driver.start(() -> totals(driver, north).union(totals(driver, south)));

        north.add("blue blue blue");
        south.send("blue green")
                .because("totals belong to one stream: the north wall heard blue three times, the south wall once.")
                .emits(new Total("blue", 3), new Total("blue", 1), new Total("green", 1));
        north.send("green")
                .because("this green was heard at the north wall, and the south wall keeps its own green.")
                .emits(new Total("blue", 3), new Total("green", 1), new Total("blue", 1), new Total("green", 1));
    }

    @Test
    @Order(6)
    void puts_its_checkpoints_where_it_is_told(DStreamDriver driver) {
        var lines = driver.input(String.class);
        driver.start(() -> totals(driver, lines));

        lines.send("blue").because("blue was heard once.").emits(new Total("blue", 1));
        assertEquals(Optional.of(Path.of(driver.checkpointDirectory())), driver.streamCheckpoints(), """
                The checkpoints of the stream are not in the directory that is passed as checkpointDirectory.

                  Because whoever runs the program decides where its checkpoints are safe, and looks for them \
                there after a crash: for the totals, and for the stream that makes them.

                """);
    }

    private static JavaPairDStream<String, Long> totals(DStreamDriver driver, DStreamInput<String> lines) {
        return RunningTotals.runningTotals(driver.context(), lines.stream(), driver.checkpointDirectory());
    }
}
