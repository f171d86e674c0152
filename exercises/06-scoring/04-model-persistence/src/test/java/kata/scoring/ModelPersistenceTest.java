package kata.scoring;

import static kata.domain.Times.at;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class ModelPersistenceTest {

    record Verdict(String id, String device, double prediction) {}

    private static final double FAULTY = 1.0;
    private static final double HEALTHY = 0.0;

    /** Two thirds of the history are there to learn from; the rest is what happens afterwards. */
    private static final Instant TODAY = Instant.parse("2026-02-18T00:00:00Z");

    /** Trained once, by the first test that needs it. */
    private static PipelineModel trained;

    @Test
    @Order(1)
    void brings_a_model_back(StructuredDriver driver, Path disk) throws IOException {
        var directory = disk.resolve("model").toString();
        ModelPersistence.save(limit(driver, 2.5), directory);
        var loaded = ModelPersistence.load(directory);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> loaded.transform(readings.rows()));

        readings.send(m1("a", 31.0, 1.5), m1("b", 45.0, 5.4))
                .because("the model that was saved is one stage, which says 1.0 above 2.5 mm/s. So does the model that is"
                        + " loaded.")
                .emits(new Verdict("a", "d1", HEALTHY), new Verdict("b", "d1", FAULTY));
    }

    @Test
    @Order(2)
    void judges_as_before(StructuredDriver driver, Path disk) throws IOException {
        var directory = disk.resolve("model").toString();
        ModelPersistence.save(trained(driver), directory);
        var loaded = ModelPersistence.load(directory);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> loaded.transform(readings.rows()));

        readings.send(m1("c", 33.0, 1.5), m1("d", 33.0, 2.45), m1("e", 42.0, 3.4), m2("f", 35.0, 3.3))
                .because("a model is more than its classifier: which number stands for M2, in which order its vector was made,"
                        + " and that a probability of 5 % is enough for a fault, as in d. The order of the stages belongs"
                        + " to it too, and nobody can tell all this from the history it was trained on.")
                .emits(
                        new Verdict("c", "d1", HEALTHY),
                        new Verdict("d", "d1", FAULTY),
                        new Verdict("e", "d1", FAULTY),
                        new Verdict("f", "d4", HEALTHY));
    }

    @Test
    @Order(3)
    void keeps_all_stages_in_their_order(StructuredDriver driver, Path disk) throws IOException {
        var directory = disk.resolve("model").toString();
        ModelPersistence.save(elevenStages(driver), directory);
        var loaded = ModelPersistence.load(directory);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> loaded.transform(readings.rows()));

        readings.send(m1("a", 31.0, 1.5))
                .because("this model has eleven stages, all of one class. Each doubles a number and adds 1, and the last makes"
                        + " the verdict of it. Where names are sorted, stage 10 comes before stage 2.")
                .emits(new Verdict("a", "d1", FAULTY));
    }

    @Test
    @Order(4)
    void replaces_an_earlier_model(StructuredDriver driver, Path disk) throws IOException {
        var directory = disk.resolve("model").toString();
        ModelPersistence.save(limit(driver, 2.5), directory);
        ModelPersistence.load(directory);
        ModelPersistence.save(limit(driver, 4.5), directory);
        var loaded = ModelPersistence.load(directory);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> loaded.transform(readings.rows()));

        readings.send(m1("g", 33.0, 3.5), m1("h", 33.0, 5.5))
                .because("a model is trained again every month, and saved in the same place. The first one finds a fault above"
                        + " 2.5 mm/s, the second above 4.5: what is loaded is the one that was saved last.")
                .emits(new Verdict("g", "d1", HEALTHY), new Verdict("h", "d1", FAULTY));
    }

    @Test
    @Order(5)
    void replaces_a_model_many_times(StructuredDriver driver, Path disk) throws IOException {
        var directory = disk.resolve("model").toString();
        for (int i = 0; i <= 10; i++) {
            ModelPersistence.save(limit(driver, i), directory);
        }
        var loaded = ModelPersistence.load(directory);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> loaded.transform(readings.rows()));

        readings.send(m1("i", 33.0, 9.5), m1("j", 33.0, 10.5))
                .because("eleven models were saved, with limits from 0 to 10 mm/s, and the last has the limit 10. Where names"
                        + " are sorted, 10 comes before 9.")
                .emits(new Verdict("i", "d1", HEALTHY), new Verdict("j", "d1", FAULTY));
    }

    @Test
    @Order(6)
    void leaves_the_model_beside_it_alone(StructuredDriver driver, Path disk) throws IOException {
        var mill = disk.resolve("mill").toString();
        var quarry = disk.resolve("quarry").toString();
        ModelPersistence.save(limit(driver, 2.5), mill);
        ModelPersistence.save(limit(driver, 4.5), quarry);
        PipelineModel loaded = assertDoesNotThrow(
                () -> ModelPersistence.load(mill),
                "each site has a directory, and nothing beside it is touched when its model is saved.");
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> loaded.transform(readings.rows()));

        readings.send(m1("k", 33.0, 3.5), m1("l", 33.0, 1.5))
                .because("each site has a directory, and this is the mill's model, with the limit 2.5. The quarry's was saved"
                        + " after it, and nothing beside it is touched.")
                .emits(new Verdict("k", "d1", FAULTY), new Verdict("l", "d1", HEALTHY));
    }

    @Test
    @Order(7)
    void leaves_nothing_beside_it(StructuredDriver driver, Path disk) throws IOException {
        var mill = disk.resolve("mill").toString();
        ModelPersistence.save(limit(driver, 2.5), mill);
        ModelPersistence.save(limit(driver, 4.5), mill);

        try (var entries = Files.list(disk)) {
            assertEquals(List.of("mill"), entries.map(entry -> entry.getFileName().toString()).toList(), """
                    Something is left beside the model's directory.

                      Because each name on the disk may be that of another site's model.

                    """);
        }
    }

    @Test
    @Order(8)
    void loads_in_a_program_that_saved_nothing(StructuredDriver driver, Path disk) throws IOException {
        var directory = disk.resolve("model").toString();
        ModelPersistence.save(limit(driver, 2.5), directory);
        String because =
                "the programs that load are others than the one that saved: the model is in the directory or nowhere.";
        var program = AnotherProgram.of(ModelPersistence.class);
        assertNotNull(assertDoesNotThrow(() -> program.call("load", directory), because), because);
        var second = AnotherProgram.of(ModelPersistence.class);
        PipelineModel loaded = assertDoesNotThrow(() -> second.call("load", directory), because);
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> loaded.transform(readings.rows()));

        readings.send(m1("m", 33.0, 1.5), m1("n", 33.0, 3.5))
                .because("the model was saved once, and two programs have loaded it: this is the second. It judges as the"
                        + " first does.")
                .emits(new Verdict("m", "d1", HEALTHY), new Verdict("n", "d1", FAULTY));
    }

    @Test
    @Order(9)
    void loads_from_another_place(StructuredDriver driver, Path disk) throws IOException {
        var directory = disk.resolve("model");
        var copy = disk.resolve("shipped").resolve("to").resolve("the-mill");
        ModelPersistence.save(limit(driver, 2.5), directory.toString());
        ModelPersistence.save(limit(driver, 4.5), directory.toString());
        assertTrue(Files.exists(directory), "save writes the model into the directory, but there is none.");
        Files.createDirectories(copy.getParent());
        Files.move(directory, copy);
        try (var copied = Files.walk(copy)) {
            for (Path file : copied.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(at("12:00")));
            }
        }
        PipelineModel loaded = assertDoesNotThrow(
                () -> ModelPersistence.load(copy.toString()),
                "the directory was copied to another machine. What it was called on the first does not exist there.");
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> loaded.transform(readings.rows()));

        readings.send(m1("o", 33.0, 3.5), m1("p", 33.0, 5.5))
                .because("the directory was copied to another machine, where all its files have the time of the copying. It holds"
                        + " the whole model, the one that was saved last, with the limit 4.5.")
                .emits(new Verdict("o", "d1", HEALTHY), new Verdict("p", "d1", FAULTY));
    }

    @Test
    @Order(10)
    void predicts_the_same_however_the_stream_is_cut(StructuredDriver driver, Path disk) throws IOException {
        var directory = disk.resolve("model").toString();
        ModelPersistence.save(trained(driver), directory);
        var loaded = ModelPersistence.load(directory);
        var rows = List.of(
                m1("q", 33.0, 1.5),
                m2("r", 35.0, 3.3),
                m1("s", 33.0, 2.45),
                m2("t", 44.0, 5.0),
                m1("u", 42.0, 3.4),
                m2("v", 36.0, 3.3),
                m1("w", 30.0, 1.7),
                m2("x", 40.0, 4.6),
                m1("y", 42.0, 2.9),
                m2("z", 31.0, 3.2));
        var before = verdicts(trained(driver).transform(driver.table(Reading.class, rows)));
        var readings = driver.input(Reading.class, 3);
        driver.start(OutputMode.Append(), () -> loaded.transform(readings.rows()));

        readings.send(rows.toArray(Reading[]::new))
                .because("the saved model has judged a table of these rows, and the loaded one judges a stream of them alike.")
                .emits(before);
        for (int first = 0; first < rows.size(); first += 2) {
            readings.send(rows.subList(first, first + 2).toArray(Reading[]::new))
                    .because("the verdict on a reading does not depend on what else is in its batch.")
                    .emits(only(before, rows.subList(first, first + 2)));
        }
        for (Reading row : rows) {
            readings.send(row)
                    .because("a batch may hold one reading only.")
                    .emits(only(before, List.of(row)));
        }
    }

    @Test
    @Order(11)
    void is_as_good_as_before_and_trained_once(StructuredDriver driver, Path disk) throws IOException {
        var past = CountedTable.of(driver.table(LabelledReading.class, history(row -> row.ts().isBefore(TODAY))));
        var later = history(row -> !row.ts().isBefore(TODAY));
        var directory = disk.resolve("model").toString();
        ModelPersistence.save(train(past.rows()), directory);
        long readByTraining = past.rowsRead();
        var loaded = ModelPersistence.load(directory);
        var readings = driver.input(Reading.class, 3);
        driver.start(OutputMode.Append(), () -> loaded.transform(readings.rows()));

        var step = readings.send(
                later.stream().map(LabelledReading::reading).toArray(Reading[]::new));

        var predictions = step.rows(Verdict.class).stream().collect(Collectors.toMap(Verdict::id, Verdict::prediction));
        Scores.of(
                        later.stream().map(row -> predictions.get(row.id())).toList(),
                        later.stream().map(row -> (double) row.fault()).toList())
                .because("the model had learned something before it was saved.")
                .beatsAnyConstantBy(0.2);
        assertEquals(readByTraining, past.rowsRead(), "The history is read for the training, once. The count of rows read");
    }

    private static Reading m1(String id, Double temp, double vib) {
        return new Reading(id, "d1", "M1", at("12:00"), temp, vib);
    }

    private static Reading m2(String id, Double temp, double vib) {
        return new Reading(id, "d4", "M2", at("12:00"), temp, vib);
    }

    private static List<LabelledReading> history(Predicate<LabelledReading> which) {
        return Beaconworks.history().stream().filter(which).toList();
    }

    /** A model of one stage, which calls a bearing faulty when it shakes by more than this. */
    private static PipelineModel limit(StructuredDriver driver, double mmPerSecond) {
        var judge = new SQLTransformer()
                .setStatement("SELECT *, CAST(vib > " + mmPerSecond + " AS DOUBLE) AS prediction FROM __THIS__");
        return new Pipeline()
                .setStages(new PipelineStage[] {judge})
                .fit(driver.table(LabelledReading.class, List.of()));
    }

    /** A model in which the order of its eleven stages decides: the number is 1 in the first, and 1023 in the last but one. */
    private static PipelineModel elevenStages(StructuredDriver driver) {
        var stages = new PipelineStage[11];
        stages[0] = new SQLTransformer().setStatement("SELECT *, 1 AS n1 FROM __THIS__");
        for (int i = 1; i < 10; i++) {
            stages[i] = new SQLTransformer()
                    .setStatement("SELECT *, 2 * n" + i + " + 1 AS n" + (i + 1) + " FROM __THIS__");
        }
        stages[10] = new SQLTransformer().setStatement("SELECT *, CAST(n10 = 1023 AS DOUBLE) AS prediction FROM __THIS__");
        return new Pipeline()
                .setStages(stages)
                .fit(driver.table(LabelledReading.class, List.of()));
    }

    private static PipelineModel trained(StructuredDriver driver) {
        if (trained == null) {
            trained = train(
                    driver.table(LabelledReading.class, history(row -> row.ts().isBefore(TODAY)))
                            .coalesce(1));
        }
        return trained;
    }

    /** M2 is number 0 here, the vibration stands first in the vector, and a probability of 5 % is enough for a fault. */
    private static PipelineModel train(Dataset<Row> history) {
        var index = new StringIndexer()
                .setInputCol("model")
                .setOutputCol("modelIndex")
                .setStringOrderType("alphabetDesc");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"vib", "temp", "modelIndex"})
                .setOutputCol("features");
        var classify = new LogisticRegression().setLabelCol("fault").setMaxIter(20).setThreshold(0.05);
        return new Pipeline()
                .setStages(new PipelineStage[] {index, assemble, classify})
                .fit(history);
    }

    private static List<Verdict> verdicts(Dataset<Row> scored) {
        return scored.select("id", "device", "prediction").collectAsList().stream()
                .map(row -> new Verdict(row.getString(0), row.getString(1), row.getDouble(2)))
                .toList();
    }

    private static List<Verdict> only(List<Verdict> verdicts, List<Reading> rows) {
        var ids = rows.stream().map(Reading::id).toList();
        return verdicts.stream().filter(verdict -> ids.contains(verdict.id())).toList();
    }
}
