package kata.dstreams;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import kata.testkit.DStreamDriver;
import kata.testkit.DStreamInput;
import kata.testkit.SparkTest;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

/** In each step's story, what is emitted is what the display has shown in it. */
@SparkTest
class DriverRecoveryTest {

    /** What the display shows: the second of the batch, and a colour's total since the first start. */
    record Shown(String second, String colour, long total) {}

    private static final List<Shown> DISPLAY = new CopyOnWriteArrayList<>();

    /** After this colour the display breaks down, and the batch fails. */
    private static volatile String fatal;

    private final List<String> calls = new ArrayList<>();

    @BeforeEach
    void switchOn() {
        DISPLAY.clear();
        fatal = null;
    }

    private static List<Shown> shown() {
        var shown = List.copyOf(DISPLAY);
        DISPLAY.clear();
        return shown;
    }

    private static void totals(JavaDStream<String> colours) {
        colours.mapToPair(colour -> new Tuple2<>(colour, 1L))
                .updateStateByKey((List<Long> ones, Optional<Long> total) -> Optional.of(total.orElse(0L) + ones.size()))
                .foreachRDD((totals, time) -> totals.sortByKey().collect().forEach(total -> {
                    DISPLAY.add(new Shown(time.milliseconds() / 1000 + " s", total._1(), total._2()));
                    if (total._1().equals(fatal)) {
                        throw new IllegalStateException("The display has broken down.");
                    }
                }));
    }

    private JavaStreamingContext answer(DStreamDriver driver, DStreamInput<String> colours) {
        return DriverRecovery.context(
                () -> {
                    calls.add("fresh");
                    return driver.freshContext();
                },
                context -> {
                    calls.add("program");
                    totals(colours.streamIn(context));
                },
                driver.checkpointDirectory());
    }

    @Test
    @Order(1)
    void starts_the_first_time(DStreamDriver driver) {
        var colours = driver.input(String.class);
        driver.startProgram(() -> answer(driver, colours), DriverRecoveryTest::shown);

        colours.send("red", "red", "blue")
                .because("at the first start there is no checkpoint: the program begins at nothing.")
                .emits(new Shown("1 s", "red", 2), new Shown("1 s", "blue", 1));
        colours.send("red")
                .because("the totals grow.")
                .emits(new Shown("2 s", "red", 3), new Shown("2 s", "blue", 1));
    }

    @Test
    @Order(2)
    void goes_on_with_its_totals_after_a_crash(DStreamDriver driver) {
        var colours = driver.input(String.class);
        driver.startProgram(() -> answer(driver, colours), DriverRecoveryTest::shown);

        colours.send("red", "red").because("red was heard twice.").emits(new Shown("1 s", "red", 2));
        colours.send("red").because("and once more.").emits(new Shown("2 s", "red", 3));
        driver.restartProgram(() -> answer(driver, colours))
                .because("the program is started again, and its context comes from the checkpoint, with the stream and its"
                        + " totals. Spark runs the newest batch once more, as it does not know how far it came: second 2 is"
                        + " shown twice. A fresh context has nothing to show.")
                .emits(new Shown("2 s", "red", 3));
        colours.send("red")
                .because("the totals go on: 3 and 1 more. The batch that ran twice was not counted twice.")
                .emits(new Shown("3 s", "red", 4));
    }

    @Test
    @Order(3)
    void is_described_once(DStreamDriver driver) {
        var colours = driver.input(String.class);
        driver.startProgram(() -> answer(driver, colours), DriverRecoveryTest::shown);

        colours.send("red").because("red was heard once.").emits(new Shown("1 s", "red", 1));
        driver.restartProgram(() -> answer(driver, colours))
                .because("second 1 is run once more.")
                .emits(new Shown("1 s", "red", 1));
        assertEquals(List.of("fresh", "program"), calls, """
                Over two starts, a fresh context should have been made once, and the program described on it once.

                  Because the checkpoint holds the whole stream: inputs, functions, outputs. A context that comes from it \
                is complete, and one that is made beside it is never used.

                """);
    }

    @Test
    @Order(4)
    void finishes_what_was_under_way(DStreamDriver driver) {
        var colours = driver.input(String.class);
        driver.startProgram(() -> answer(driver, colours), DriverRecoveryTest::shown);

        colours.send("blue", "red").because("both were heard.").emits(new Shown("1 s", "blue", 1), new Shown("1 s", "red", 1));
        fatal = "blue";
        colours.send("blue", "red")
                .because("the display breaks down after the first line of second 2.")
                .fails()
                .emits(new Shown("2 s", "blue", 2));
        fatal = null;
        driver.restartProgram(() -> answer(driver, colours))
                .because("the batch of second 2 was under way. It is run again as a whole: blue is shown twice and red for"
                        + " the first time. That is what at least once means.")
                .emits(new Shown("2 s", "blue", 2), new Shown("2 s", "red", 2));
        colours.send("red")
                .because("nothing is lost, and nothing was counted twice.")
                .emits(new Shown("3 s", "blue", 2), new Shown("3 s", "red", 3));
    }

    @Test
    @Order(5)
    void survives_a_second_crash(DStreamDriver driver) {
        var colours = driver.input(String.class);
        driver.startProgram(() -> answer(driver, colours), DriverRecoveryTest::shown);

        colours.send("red").because("red was heard once.").emits(new Shown("1 s", "red", 1));
        driver.restartProgram(() -> answer(driver, colours))
                .because("second 1 is run once more.")
                .emits(new Shown("1 s", "red", 1));
        colours.send("red").because("1 and 1 more.").emits(new Shown("2 s", "red", 2));
        driver.restartProgram(() -> answer(driver, colours))
                .because("the second crash is like the first. What came between the two is in the same checkpoint directory,"
                        + " if nobody has set another.")
                .emits(new Shown("2 s", "red", 2));
        colours.send("red").because("2 and 1 more.").emits(new Shown("3 s", "red", 3));
    }

    @Test
    @Order(6)
    void puts_its_checkpoints_where_it_is_told(DStreamDriver driver) {
        var colours = driver.input(String.class);
        driver.startProgram(() -> answer(driver, colours), DriverRecoveryTest::shown);

        driver.checkpointsAreInPlace();
    }
}
