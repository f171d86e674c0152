package kata.dstreams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kata.testkit.DStreamDriver;
import kata.testkit.DStreamInput;
import kata.testkit.SparkTest;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.StreamingContextState;
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

    @Test
    @Order(7)
    void takes_an_empty_directory_for_a_first_start(DStreamDriver driver) throws IOException {
        var colours = driver.input(String.class);
        Files.createDirectories(Path.of(driver.checkpointDirectory()));
        driver.startProgram(() -> answer(driver, colours), DriverRecoveryTest::shown);

        colours.send("red")
                .because("somebody has made the directory beforehand: it is there, and empty.")
                .emits(new Shown("1 s", "red", 1));
    }

    @Test
    @Order(8)
    void asks_the_directory_and_not_itself(DStreamDriver driver) {
        var colours = driver.input(String.class);
        driver.startProgram(
                () -> {
                    var context = driver.freshContext();
                    context.checkpoint(driver.checkpointDirectory());
                    totals(colours.streamIn(context));
                    return context;
                },
                DriverRecoveryTest::shown);

        colours.send("red").because("red was heard once.").emits(new Shown("1 s", "red", 1));
        driver.restartProgram(() -> answer(driver, colours))
                .because("the program was started on another machine, and what your code has kept in fields there is gone."
                        + " There is only the directory, and it holds a checkpoint.")
                .emits(new Shown("1 s", "red", 1));
    }

    @Test
    @Order(9)
    void leaves_the_start_to_its_caller(DStreamDriver driver) {
        var colours = driver.input(String.class);
        var states = new ArrayList<StreamingContextState>();
        Supplier<JavaStreamingContext> asked = () -> {
            JavaStreamingContext context = answer(driver, colours);
            states.add(context.getState());
            return context;
        };
        driver.startProgram(asked, DriverRecoveryTest::shown);

        colours.send("red").because("red was heard once.").emits(new Shown("1 s", "red", 1));
        driver.restartProgram(asked).because("second 1 is run once more.").emits(new Shown("1 s", "red", 1));
        assertEquals(List.of(StreamingContextState.INITIALIZED, StreamingContextState.INITIALIZED), states, """
                At both starts, the context should be returned without being started.

                  Because the caller starts it, once everything is ready: listeners, for example, that must hear of the \
                first batch.

                """);
    }

    @Test
    @Order(10)
    void goes_on_after_a_long_run(DStreamDriver driver) {
        var colours = driver.input(String.class);
        driver.startProgram(() -> answer(driver, colours), DriverRecoveryTest::shown);

        colours.send("red").because("red was heard once.").emits(new Shown("1 s", "red", 1));
        driver.advance(Duration.ofSeconds(11))
                .because("nothing was heard for eleven seconds, and the total is shown in each of them.")
                .emits(new Shown("12 s", "red", 1));
        driver.restartProgram(() -> answer(driver, colours))
                .because("after ten seconds Spark has written the totals themselves into the checkpoint directory, beside the"
                        + " description of the stream: both are needed.")
                .emits(new Shown("12 s", "red", 1));
        colours.send("red").because("1 and 1 more.").emits(new Shown("13 s", "red", 2));
    }

    @Test
    @Order(11)
    void survives_a_crash_before_it_has_started_again(DStreamDriver driver) {
        var colours = driver.input(String.class);
        driver.startProgram(() -> answer(driver, colours), DriverRecoveryTest::shown);

        colours.send("red").because("red was heard once.").emits(new Shown("1 s", "red", 1));
        driver.restartProgram(() -> {
                    answer(driver, colours).stop(true, false);
                    return answer(driver, colours);
                })
                .because("the second start crashed before it had begun, and the third finds the checkpoint as the first left"
                        + " it.")
                .emits(new Shown("1 s", "red", 1));
    }

    @Test
    @Order(12)
    void does_not_begin_at_nothing_when_the_checkpoint_is_damaged(DStreamDriver driver) {
        var colours = driver.input(String.class);
        driver.startProgram(() -> answer(driver, colours), DriverRecoveryTest::shown);

        colours.send("red").because("red was heard once.").emits(new Shown("1 s", "red", 1));
        assertThrows(
                Exception.class,
                () -> driver.restartProgram(() -> {
                    damage(Path.of(driver.checkpointDirectory()));
                    return answer(driver, colours);
                }),
                """
                The checkpoint cannot be read, and the program should fail.

                  Because a fresh context would begin at nothing, and nobody would hear of it: the Friday night of the \
                README once more. Somebody has to look at the directory first.

                """);
    }

    private static void damage(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.getFileName().toString().startsWith(".")) {
                    Files.delete(file); // a checksum
                } else {
                    Files.writeString(file, "???");
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
