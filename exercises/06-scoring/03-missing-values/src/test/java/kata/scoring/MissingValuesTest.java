package kata.scoring;

import static kata.domain.Times.at;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kata.domain.Beaconworks;
import kata.domain.LabelledReading;
import kata.domain.Reading;
import kata.testkit.AnotherProgram;
import kata.testkit.CountedTable;
import kata.testkit.Scores;
import kata.testkit.SparkTest;
import kata.testkit.StructuredDriver;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class MissingValuesTest {

    record Verdict(String id, String device, Double prediction) {}

    /** What is asked of a row whose verdict does not matter. */
    record Scored(String id) {}

    private static final double FAULTY = 1.0;
    private static final double HEALTHY = 0.0;

    /** Two thirds of the history are there to learn from; the rest is what happens afterwards. */
    private static final Instant TODAY = Instant.parse("2026-02-18T00:00:00Z");

    /** Each is trained once, by the first test that needs it. */
    private static PipelineModel trained;

    private static PipelineModel trainedAtTheFoundry;

    @Test
    @Order(1)
    void judges_a_complete_reading(StructuredDriver driver) {
        var model = model(driver);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> MissingValues.score(model, readings.rows()));

        readings.send(m1("a", 31.0, 1.5), m2("b", 45.0, 5.4))
                .because("this is what train-once does: a runs cool and shakes little, b runs hot, and no healthy M2"
                        + " shakes so much.")
                .emits(new Verdict("a", "d1", HEALTHY), new Verdict("b", "d4", FAULTY));
    }

    @Test
    @Order(2)
    void goes_on_without_a_temperature(StructuredDriver driver) {
        var model = model(driver);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> MissingValues.score(model, readings.rows()));

        readings.send(m1("c", 31.0, 1.5), m1("d", null, 1.5))
                .because("as many rows come out as go in. The sensor of d has sent its vibration and no temperature:"
                        + " that must not end the query, and the reading must not be lost.")
                .emits(new Scored("c"), new Scored("d"));
    }

    @Test
    @Order(3)
    void finds_a_plain_fault_without_the_temperature(StructuredDriver driver) {
        var model = model(driver);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> MissingValues.score(model, readings.rows()));

        readings.send(m1("e", null, 5.0))
                .because("an M1 that shakes by 5 mm/s has a fault at any temperature. Missing is not healthy: a logistic"
                        + " regression says 0.0 to NaN, whatever the vibration.")
                .emits(new Verdict("e", "d1", FAULTY));
    }

    @Test
    @Order(4)
    void leaves_a_healthy_bearing_alone_without_the_temperature(StructuredDriver driver) {
        var model = model(driver);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> MissingValues.score(model, readings.rows()));

        readings.send(m1("g", null, 2.35), m2("h", null, 3.9))
                .because("at the usual temperature an M1 that shakes by 2.35 mm/s and an M2 that shakes by 3.9 are healthy."
                        + " A sensor may be broken while the bearing is not.")
                .emits(new Verdict("g", "d1", HEALTHY), new Verdict("h", "d4", HEALTHY));
    }

    @Test
    @Order(5)
    void takes_the_usual_temperature(StructuredDriver driver) {
        var model = model(driver);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> MissingValues.score(model, readings.rows()));

        readings.send(m1("f", null, 2.95), m2("e2", null, 4.65))
                .because("the usual temperature is about 34 degrees, the mean of the history, or its median. There an M1"
                        + " that shakes by 2.95 mm/s and an M2 that shakes by 4.65 have a fault. They would be healthy"
                        + " in the frost, so what is missing is not zero degrees.")
                .emits(new Verdict("f", "d1", FAULTY), new Verdict("e2", "d4", FAULTY));
    }

    @Test
    @Order(6)
    void judges_as_at_the_mean_or_the_median(StructuredDriver driver) {
        var model = model(driver);
        var temps = history(row -> row.ts().isBefore(TODAY)).stream()
                .mapToDouble(LabelledReading::temp)
                .sorted()
                .toArray();
        var atTheMean = ladder(driver, model, Arrays.stream(temps).average().orElseThrow());
        var atTheMedian = ladder(driver, model, temps[temps.length / 2]);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> MissingValues.score(model, readings.rows()));

        readings.send(rungs(null).stream()
                        .filter(rung -> atTheMean.get(rung.id()).equals(atTheMedian.get(rung.id())))
                        .toArray(Reading[]::new))
                .because("your own model gives these verdicts to the same vibrations at the mean temperature of the history,"
                        + " and at the median. Neither the coldest nor the hottest of the temperatures is usual.")
                .emits(atTheMean.values().stream()
                        .filter(verdict -> verdict.equals(atTheMedian.get(verdict.id())))
                        .toList());
    }

    @Test
    @Order(7)
    void still_looks_at_the_temperature(StructuredDriver driver) {
        var model = model(driver);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> MissingValues.score(model, readings.rows()));

        readings.send(m1("i", 10.0, 2.65), m1("j", 60.0, 2.65), m1("g2", 0.0, 2.65))
                .because("where there is a temperature it counts: the same vibration is harmless in a cold machine and a"
                        + " fault in a hot one. Zero degrees are a temperature too.")
                .emits(
                        new Verdict("i", "d1", HEALTHY),
                        new Verdict("j", "d1", FAULTY),
                        new Verdict("g2", "d1", HEALTHY));
    }

    @Test
    @Order(8)
    void fills_from_the_history(StructuredDriver driver) {
        var model = model(driver);
        var readings = driver.input(Reading.class, 1);
        driver.start(OutputMode.Append(), () -> MissingValues.score(model, readings.rows()));

        readings.send(m1("k", 1.0, 1.5), m1("l", null, 2.95), m1("m", 2.0, 1.5), m1("n", 1.0, 1.5))
                .because("what is usual is learned from the history, and not from what else is in the batch: that is"
                        + " whatever came in since the last one. k, m and n stand outside, in the frost; l does not.")
                .emits(
                        new Verdict("k", "d1", HEALTHY),
                        new Verdict("l", "d1", FAULTY),
                        new Verdict("m", "d1", HEALTHY),
                        new Verdict("n", "d1", HEALTHY));
    }

    @Test
    @Order(9)
    void predicts_the_same_however_the_stream_is_cut(StructuredDriver driver) {
        var model = model(driver);
        var rows = List.of(
                m1("o", null, 2.95),
                m1("p", 33.0, 1.5),
                m2("q", null, 3.9),
                m2("r", 35.0, 3.3),
                m1("s", null, 2.35),
                m2("t", 44.0, 5.0),
                m2("u", null, 4.65),
                m1("v", 42.0, 3.4),
                m2("w", 36.0, 3.3),
                m1("x", null, 1.6));
        var table = verdicts(MissingValues.score(model, driver.table(Reading.class, rows)));
        var readings = driver.input(Reading.class, 3);
        driver.start(OutputMode.Append(), () -> MissingValues.score(model, readings.rows()));

        readings.send(rows.toArray(Reading[]::new))
                .because("a stream is scored exactly like a table of the same rows.")
                .emits(table);
        for (int first = 0; first < rows.size(); first += 2) {
            readings.send(rows.subList(first, first + 2).toArray(Reading[]::new))
                    .because("the verdict on a reading does not depend on what else is in its batch.")
                    .emits(only(table, rows.subList(first, first + 2)));
        }
        for (Reading row : rows) {
            readings.send(row)
                    .because("a batch may hold one reading only, and that without a temperature.")
                    .emits(only(table, List.of(row)));
        }
    }

    @Test
    @Order(10)
    void beats_always_saying_healthy(StructuredDriver driver) {
        var model = model(driver);
        var later = history(row -> !row.ts().isBefore(TODAY));
        var readings = driver.input(Reading.class, 3);
        driver.start(OutputMode.Append(), () -> MissingValues.score(model, readings.rows()));

        var step = readings.send(IntStream.range(0, later.size())
                .mapToObj(i -> i % 3 == 0
                        ? later.get(i).reading().temp(null)
                        : later.get(i).reading())
                .toArray(Reading[]::new));

        var predictions = step.rows(Verdict.class).stream().collect(Collectors.toMap(Verdict::id, Verdict::prediction));
        Scores.of(
                        later.stream().map(row -> predictions.get(row.id())).toList(),
                        later.stream().map(row -> (double) row.fault()).toList())
                .because("these are readings of eight days, and a third of them have no temperature. The vibration is there,"
                        + " and tells most faults by itself.")
                .beatsAnyConstantBy(0.2);
    }

    @Test
    @Order(11)
    void fills_from_the_history_of_each_site(StructuredDriver driver) {
        var model = model(driver);
        var foundry = foundry(driver);
        var here = driver.input("here", Reading.class);
        var there = driver.input("foundry", Reading.class);
        driver.start(OutputMode.Append(), () -> columns(MissingValues.score(model, here.rows()))
                .union(columns(MissingValues.score(foundry, there.rows()))));

        here.add(m1("y", null, 2.35));
        there.send(m1("z", null, 2.95), m1("f2", 84.0, 2.35))
                .because("two sites are judged side by side, each by its own history. In the foundry's all machines are"
                        + " fifty degrees hotter: the usual temperature there is about 84, at which z has a fault, and"
                        + " f2 has none. What is usual here would be very cold there, and a cold machine may shake so.")
                .emits(
                        new Verdict("y", "d1", HEALTHY),
                        new Verdict("z", "d1", FAULTY),
                        new Verdict("f2", "d1", HEALTHY));
    }

    @Test
    @Order(12)
    void scores_in_a_program_that_trained_nothing(StructuredDriver driver, Path directory) {
        var model = model(driver);
        var readings = driver.input(Reading.class);
        String because = "a model is trained and saved in one program, and scores in another: so all that score needs must"
                + " be in the PipelineModel. What train keeps in a static field stays behind, and a stage of your own"
                + " must be one that Spark can save and load.";
        String saved = directory.resolve("model").toString();
        var loaded = assertDoesNotThrow(
                () -> {
                    model.save(saved);
                    return PipelineModel.load(saved);
                },
                because);
        var program = AnotherProgram.of(MissingValues.class);
        driver.start(
                OutputMode.Append(),
                () -> assertDoesNotThrow(
                        () -> program.<Dataset<Row>>call("score", loaded, readings.rows()), because));

        readings.send(m1("a2", null, 2.95), m2("b2", null, 3.9))
                .because(because)
                .emits(new Verdict("a2", "d1", FAULTY), new Verdict("b2", "d4", HEALTHY));
    }

    @Test
    @Order(13)
    void trains_once(StructuredDriver driver) {
        var history = CountedTable.of(driver.table(LabelledReading.class, history(row -> row.ts().isBefore(TODAY)))
                .coalesce(1));
        var model = MissingValues.train(history.rows());
        long readByTrain = history.rowsRead();
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> MissingValues.score(model, readings.rows()));

        readings.send(m1("c2", null, 2.95), m1("d2", 31.0, 1.5))
                .because("the model is trained, and judges.")
                .emits(new Verdict("c2", "d1", FAULTY), new Verdict("d2", "d1", HEALTHY));
        assertEquals(
                readByTrain,
                history.rowsRead(),
                "score has read rows of the history, which only train should: what is usual is learned once, and is in"
                        + " the model. The count of rows read");
    }

    private static Reading m1(String id, Double temp, double vib) {
        return new Reading(id, "d1", "M1", at("12:00"), temp, vib);
    }

    private static Reading m2(String id, Double temp, double vib) {
        return new Reading(id, "d4", "M2", at("12:00"), temp, vib);
    }

    /** An M1 that shakes more and more, from harmless to faulty. */
    private static List<Reading> rungs(Double temp) {
        return IntStream.rangeClosed(23, 30)
                .mapToObj(tenths -> m1("v" + tenths, temp, tenths / 10.0))
                .toList();
    }

    private static Map<String, Verdict> ladder(StructuredDriver driver, PipelineModel model, double temp) {
        return verdicts(MissingValues.score(model, driver.table(Reading.class, rungs(temp)))).stream()
                .collect(Collectors.toMap(Verdict::id, verdict -> verdict));
    }

    private static List<LabelledReading> history(Predicate<LabelledReading> which) {
        return Beaconworks.history().stream().filter(which).toList();
    }

    private static LabelledReading atTheFoundry(LabelledReading row) {
        return new LabelledReading(
                row.id(), row.device(), row.model(), row.ts(), row.temp() + 50, row.vib(), row.fault());
    }

    private static PipelineModel model(StructuredDriver driver) {
        if (trained == null) {
            // In one partition, which is quicker; the foundry's history lies in two.
            trained = MissingValues.train(
                    driver.table(LabelledReading.class, history(row -> row.ts().isBefore(TODAY)))
                            .coalesce(1));
        }
        return trained;
    }

    private static PipelineModel foundry(StructuredDriver driver) {
        if (trainedAtTheFoundry == null) {
            trainedAtTheFoundry = MissingValues.train(driver.table(
                    LabelledReading.class,
                    history(row -> true).stream()
                            .map(MissingValuesTest::atTheFoundry)
                            .toList()));
        }
        return trainedAtTheFoundry;
    }

    private static Dataset<Row> columns(Dataset<Row> scored) {
        return scored.select("id", "device", "prediction");
    }

    private static List<Verdict> verdicts(Dataset<Row> scored) {
        return columns(scored).collectAsList().stream()
                .map(row -> new Verdict(row.getString(0), row.getString(1), row.getAs("prediction")))
                .toList();
    }

    private static List<Verdict> only(List<Verdict> verdicts, List<Reading> rows) {
        var ids = rows.stream().map(Reading::id).toList();
        return verdicts.stream().filter(verdict -> ids.contains(verdict.id())).toList();
    }
}
