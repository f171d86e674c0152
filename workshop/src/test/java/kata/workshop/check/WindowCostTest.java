package kata.workshop.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import kata.domain.Tally;
import kata.testkit.DStreamDriver;
import kata.testkit.SparkTest;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.Tuple2;

/** The table in incremental-windows' discussion is what happens. */
@SparkTest
class WindowCostTest {

    private static final Path DISCUSSION = Path.of("../solutions/02-windowing/02-incremental-windows/DISCUSSION.md");

    record Line(int seconds, long without, long with) {}

    record Heard(String beacon) implements Serializable {}

    static List<Line> lines() throws IOException {
        List<Line> lines = Files.readAllLines(DISCUSSION).stream()
                .filter(line -> line.matches("\\| \\d.*"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .skip(1)
                        .map(String::strip)
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .map(cells -> new Line(cells[0], cells[1], cells[2]))
                .toList();
        assertEquals(List.of(10, 30, 100), lines.stream().map(Line::seconds).toList());
        return lines;
    }

    @ParameterizedTest
    @MethodSource("lines")
    void without_the_inverse(Line line, DStreamDriver driver) {
        assertEquals(
                line.without(),
                calls(
                        driver,
                        line.seconds(),
                        ones -> ones.reduceByKeyAndWindow(Tally::plus, Durations.seconds(line.seconds()))));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void with_the_inverse(Line line, DStreamDriver driver) {
        driver.context().checkpoint(driver.checkpointDirectory());
        assertEquals(
                line.with(),
                calls(
                        driver,
                        line.seconds(),
                        ones -> ones.reduceByKeyAndWindow(
                                Tally::plus,
                                Tally::minus,
                                Durations.seconds(line.seconds()),
                                Durations.seconds(1),
                                2,
                                sum -> sum._2().pings() > 0)));
    }

    /** In the first batch after the window is full. */
    private static long calls(DStreamDriver driver, int seconds, UnaryOperator<JavaPairDStream<String, Tally>> window) {
        var heard = driver.input(Heard.class, 1);
        driver.start(() -> window.apply(heard.stream().mapToPair(one -> new Tuple2<>(one.beacon(), new Tally(1)))));
        for (int second = 1; second <= seconds; second++) {
            heard.send(new Heard("red"));
        }
        long before = Tally.operations();
        heard.send(new Heard("red"));
        return Tally.operations() - before;
    }
}
