package kata.scoring;

import static kata.domain.Times.at;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
class UnseenLabelsTest {

    record Verdict(String id, String device, Double prediction) {}

    /** What is asked of a row whose verdict does not matter. */
    record Scored(String id) {}

    private static final double FAULTY = 1.0;
    private static final double HEALTHY = 0.0;

    /** Two thirds of the history are there to learn from; the rest is what happens afterwards. */
    private static final Instant TODAY = Instant.parse("2026-02-18T00:00:00Z");

    /** Each is trained once, by the first test that needs it. */
    private static PipelineModel trained;

    private static PipelineModel trainedAtTheMill;

    @Test
    @Order(1)
    void scores_the_hardware_that_it_knows(StructuredDriver driver) {
        var model = model(driver);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> UnseenLabels.score(model, readings.rows()));

        readings.send(reading("a", "d1", "M1", 31.0, 1.5), reading("b", "d4", "M2", 45.0, 5.4))
                .because("this is what train-once does: a runs cool and shakes little, b runs hot, and no healthy M2"
                        + " shakes so much.")
                .emits(new Verdict("a", "d1", HEALTHY), new Verdict("b", "d4", FAULTY));
    }

    @Test
    @Order(2)
    void goes_on_when_new_hardware_appears(StructuredDriver driver) {
        var model = model(driver);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> UnseenLabels.score(model, readings.rows()));

        readings.send(reading("c", "d1", "M1", 31.0, 1.5), reading("d", "d6", "M3", 32.0, 2.0))
                .because("as many rows come out as go in. An M3 is not in the history, but d6 is there, and somebody looks"
                        + " after it: its reading must not end the query, and must not be lost.")
                .emits(new Scored("c"), new Scored("d"));
    }

    @Test
    @Order(3)
    void finds_a_plain_fault_in_new_hardware(StructuredDriver driver) {
        var model = model(driver);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> UnseenLabels.score(model, readings.rows()));

        readings.send(reading("e", "d6", "M3", 80.0, 30.0))
                .because("a bearing that shakes by 30 mm/s is worn in any machine. What was learned about temp and vib holds"
                        + " for new hardware too, as well as can be known.")
                .emits(new Verdict("e", "d6", FAULTY));
    }

    @Test
    @Order(4)
    void leaves_quiet_new_hardware_alone(StructuredDriver driver) {
        var model = model(driver);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> UnseenLabels.score(model, readings.rows()));

        readings.send(reading("f", "d6", "M3", 28.0, 1.0))
                .because("it runs cool and shakes as little as any good bearing. That its hardware is new is no reason to"
                        + " send a mechanic.")
                .emits(new Verdict("f", "d6", HEALTHY));
    }

    @Test
    @Order(5)
    void still_knows_what_is_usual_for_each_model(StructuredDriver driver) {
        var model = model(driver);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> UnseenLabels.score(model, readings.rows()));

        readings.send(
                        reading("g", "d6", "M3", 28.0, 1.0),
                        reading("h", "d1", "M1", 43.0, 3.2),
                        reading("i", "d4", "M2", 37.0, 3.2))
                .because("M1 and M2 are judged as they were before there was an M3. An M1 with a good bearing vibrates with"
                        + " about 1.7 mm/s and an M2 with 3.3: the same vibration means a fault in h, and not in i.")
                .emits(
                        new Verdict("g", "d6", HEALTHY),
                        new Verdict("h", "d1", FAULTY),
                        new Verdict("i", "d4", HEALTHY));
    }

    @Test
    @Order(6)
    void predicts_the_same_however_the_stream_is_cut(StructuredDriver driver) {
        var model = model(driver);
        var rows = List.of(
                reading("j", "d1", "M1", 33.0, 1.5),
                reading("k", "d6", "M3", 80.0, 30.0),
                reading("l", "d4", "M2", 35.0, 3.3),
                reading("m", "d7", "M4", 28.0, 1.0),
                reading("n", "d1", "M1", 42.0, 3.4),
                reading("o", "d6", "M3", 28.0, 1.0),
                reading("p", "d4", "M2", 44.0, 5.0),
                reading("q", "d7", "M4", 80.0, 30.0),
                reading("r", "d4", "M2", 36.0, 3.3),
                reading("s", "d6", "M3", 34.0, 1.1));
        var table = verdicts(UnseenLabels.score(model, driver.table(Reading.class, rows)));
        var readings = driver.input(Reading.class, 3);
        driver.start(OutputMode.Append(), () -> UnseenLabels.score(model, readings.rows()));

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
                    .because("a batch may hold one reading only, of new hardware too.")
                    .emits(only(table, List.of(row)));
        }
    }

    @Test
    @Order(7)
    void beats_always_saying_healthy(StructuredDriver driver) {
        var model = model(driver);
        var later = history(row -> !row.ts().isBefore(TODAY));
        var readings = driver.input(Reading.class, 3);
        driver.start(OutputMode.Append(), () -> UnseenLabels.score(model, readings.rows()));

        var step = readings.send(
                later.stream().map(LabelledReading::reading).toArray(Reading[]::new));

        var predictions = step.rows(Verdict.class).stream().collect(Collectors.toMap(Verdict::id, Verdict::prediction));
        Scores.of(
                        later.stream().map(row -> predictions.get(row.id())).toList(),
                        later.stream().map(row -> (double) row.fault()).toList())
                .because("to be ready for what is new must not make the model blind for what it knows. Most bearings are"
                        + " healthy, so a model that never finds a fault is mostly right, and of no use.")
                .beatsAnyConstantBy(0.2);
    }

    @Test
    @Order(8)
    void learns_the_hardware_of_another_site(StructuredDriver driver) {
        var mill = mill(driver);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> UnseenLabels.score(mill, readings.rows()));

        readings.send(
                        reading("t", "d1", "M3", 30.0, 3.6),
                        reading("u", "d1", "M3", 43.0, 3.2),
                        reading("v", "d4", "M5", 40.0, 3.6),
                        reading("w", "d4", "M5", 44.0, 5.0),
                        reading("x", "d9", "M1", 28.0, 1.0))
                .because("every site learns from its own history. The mill's knows M3 and M5: an M3 with a good bearing"
                        + " vibrates with about 1.7 mm/s, an M5 with 3.3, so 3.6 mm/s mean a fault in t and none in"
                        + " v. There it is the M1 that is new, and gets a verdict.")
                .emits(
                        new Verdict("t", "d1", FAULTY),
                        new Verdict("u", "d1", FAULTY),
                        new Verdict("v", "d4", HEALTHY),
                        new Verdict("w", "d4", FAULTY),
                        new Verdict("x", "d9", HEALTHY));
    }

    @Test
    @Order(9)
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
        var program = AnotherProgram.of(UnseenLabels.class);
        driver.start(
                OutputMode.Append(),
                () -> assertDoesNotThrow(
                        () -> program.<Dataset<Row>>call("score", loaded, readings.rows()), because));

        readings.send(
                        reading("y", "d1", "M1", 43.0, 3.2),
                        reading("z", "d4", "M2", 37.0, 3.2),
                        reading("a2", "d6", "M3", 80.0, 30.0))
                .because(because)
                .emits(
                        new Verdict("y", "d1", FAULTY),
                        new Verdict("z", "d4", HEALTHY),
                        new Verdict("a2", "d6", FAULTY));
    }

    @Test
    @Order(10)
    void trains_once(StructuredDriver driver) {
        var history = CountedTable.of(driver.table(LabelledReading.class, history(row -> row.ts().isBefore(TODAY)))
                .coalesce(1));
        var model = UnseenLabels.train(history.rows());
        long readByTrain = history.rowsRead();
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> UnseenLabels.score(model, readings.rows()));

        readings.send(reading("b2", "d1", "M1", 43.0, 3.2), reading("c2", "d6", "M3", 28.0, 1.0))
                .because("the model is trained, and judges.")
                .emits(new Verdict("b2", "d1", FAULTY), new Verdict("c2", "d6", HEALTHY));
        assertEquals(
                readByTrain,
                history.rowsRead(),
                "score has read rows of the history, which only train should. A fit takes as long as the history is"
                        + " large, and adds no example of what is new. The count of rows read");
    }

    private static Reading reading(String id, String device, String model, double temp, double vib) {
        return new Reading(id, device, model, at("12:00"), temp, vib);
    }

    private static List<LabelledReading> history(Predicate<LabelledReading> which) {
        return Beaconworks.history().stream().filter(which).toList();
    }

    /** The mill's machines are like those at home, but their hardware has other names. */
    private static LabelledReading atTheMill(LabelledReading row) {
        var model = row.model().equals("M1") ? "M3" : "M5";
        return new LabelledReading(row.id(), row.device(), model, row.ts(), row.temp(), row.vib(), row.fault());
    }

    private static PipelineModel model(StructuredDriver driver) {
        if (trained == null) {
            // In one partition, which is quicker; the mill's history lies in two.
            trained = UnseenLabels.train(
                    driver.table(LabelledReading.class, history(row -> row.ts().isBefore(TODAY)))
                            .coalesce(1));
        }
        return trained;
    }

    private static PipelineModel mill(StructuredDriver driver) {
        if (trainedAtTheMill == null) {
            trainedAtTheMill = UnseenLabels.train(driver.table(
                    LabelledReading.class,
                    history(row -> true).stream()
                            .map(UnseenLabelsTest::atTheMill)
                            .toList()));
        }
        return trainedAtTheMill;
    }

    private static List<Verdict> verdicts(Dataset<Row> scored) {
        return scored.select("id", "device", "prediction").collectAsList().stream()
                .map(row -> new Verdict(row.getString(0), row.getString(1), row.getAs("prediction")))
                .toList();
    }

    private static List<Verdict> only(List<Verdict> verdicts, List<Reading> rows) {
        var ids = rows.stream().map(Reading::id).toList();
        return verdicts.stream().filter(verdict -> ids.contains(verdict.id())).toList();
    }
}
