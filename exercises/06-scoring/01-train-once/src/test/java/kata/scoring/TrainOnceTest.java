package kata.scoring;

import static kata.domain.Times.at;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kata.domain.Beaconworks;
import kata.domain.LabelledReading;
import kata.domain.Reading;
import kata.testkit.rows.RowFormat;
import kata.testkit.Scores;
import kata.testkit.SparkTest;
import kata.testkit.StructuredDriver;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class TrainOnceTest {

    record Verdict(String id, String device, double prediction) {}

    private static final double FAULTY = 1.0;
    private static final double HEALTHY = 0.0;

    /** Two thirds of the history are there to learn from; the rest is what happens afterwards. */
    private static final Instant TODAY = Instant.parse("2026-02-18T00:00:00Z");

    private static final List<LabelledReading> PAST = history(row -> row.ts().isBefore(TODAY));
    private static final List<LabelledReading> FUTURE = history(row -> !row.ts().isBefore(TODAY));

    /** Each is trained once, by the first test that needs it. */
    private static PipelineModel trained;

    private static PipelineModel trainedAtTheHotSite;

    @Test
    @Order(1)
    void gives_each_reading_a_verdict(StructuredDriver driver) {
        var model = model(driver.spark());
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> TrainOnce.score(model, readings.rows()));

        readings.send(m1("a", 31.0, 1.5), m2("b", 32.0, 3.2))
                .because("a verdict is 0.0 for healthy or 1.0 for faulty, and nothing between. These two run cool and"
                        + " shake as little as a good bearing lets them.")
                .emits(new Verdict("a", "d1", HEALTHY), new Verdict("b", "d4", HEALTHY));
    }

    @Test
    @Order(2)
    void finds_a_plain_fault(StructuredDriver driver) {
        var model = model(driver.spark());
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> TrainOnce.score(model, readings.rows()));

        readings.send(m2("a", 45.0, 5.4), m2("b", 80.0, 12.0))
                .because("these machines are hot, and in the whole history no healthy one shakes so much. A model that"
                        + " never finds a fault is right in 80 % of all cases, and of no use. However bad a bearing is,"
                        + " it is 1.0: a verdict is no measure.")
                .emits(new Verdict("a", "d4", FAULTY), new Verdict("b", "d4", FAULTY));
    }

    @Test
    @Order(3)
    void knows_what_is_usual_for_a_model_of_hardware(StructuredDriver driver) {
        var model = model(driver.spark());
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> TrainOnce.score(model, readings.rows()));

        readings.send(m1("a", 43.0, 3.2), m2("b", 37.0, 3.2))
                .because("an M1 with a good bearing vibrates with about 1.7 mm/s and an M2 with 3.3: the same vibration"
                        + " means a fault in an M1 and a healthy bearing in an M2.")
                .emits(new Verdict("a", "d1", FAULTY), new Verdict("b", "d4", HEALTHY));
    }

    @Test
    @Order(4)
    void predicts_the_same_however_the_stream_is_cut(StructuredDriver driver) {
        var model = model(driver.spark());
        var rows = List.of(m1("a", 33.0, 1.5), m1("b", 42.0, 3.4), m2("c", 35.0, 3.3), m2("d", 44.0, 5.0));
        var table = verdicts(TrainOnce.score(model, table(driver.spark(), Reading.class, rows)));
        var readings = driver.input(Reading.class, 2);
        driver.start(OutputMode.Append(), () -> TrainOnce.score(model, readings.rows()));

        readings.send(m2("c", 35.0, 3.3))
                .because("a batch is cut where the clock happens to cut it, and may hold one reading only. It comes"
                        + " from an M2 all the same, and 3.3 mm/s are usual for an M2.")
                .emits(new Verdict("c", "d4", HEALTHY));
        readings.send(rows.toArray(Reading[]::new))
                .because("the verdict on a reading does not depend on the other readings of its batch.")
                .emits(
                        new Verdict("a", "d1", HEALTHY),
                        new Verdict("b", "d1", FAULTY),
                        new Verdict("c", "d4", HEALTHY),
                        new Verdict("d", "d4", FAULTY))
                .because("a stream is scored exactly like a table of the same rows.")
                .emits(table);
    }

    @Test
    @Order(5)
    void beats_always_saying_healthy(StructuredDriver driver) {
        var model = model(driver.spark());
        var readings = driver.input(Reading.class, 3);
        driver.start(OutputMode.Append(), () -> TrainOnce.score(model, readings.rows()));

        var step = readings.send(unlabelled(FUTURE).toArray(Reading[]::new));

        var predictions = step.rows(Verdict.class).stream().collect(Collectors.toMap(Verdict::id, Verdict::prediction));
        Scores.of(
                        FUTURE.stream().map(row -> predictions.get(row.id())).toList(),
                        FUTURE.stream().map(row -> (double) row.fault()).toList())
                .because("most bearings are healthy, so a high share of right verdicts proves nothing: a model that"
                        + " never finds a fault has it too.")
                .beatsAnyConstantBy(0.2);
    }

    @Test
    @Order(6)
    void scores_a_device_that_was_installed_today(StructuredDriver driver) {
        var model = model(driver.spark());
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> TrainOnce.score(model, readings.rows()));

        readings.send(reading("a", "d99", "M1", 33.0, 1.5), reading("b", "d99", "M1", 46.0, 4.6))
                .because("what the model learned about M1 holds for every M1, even one it has never seen.")
                .emits(new Verdict("a", "d99", HEALTHY), new Verdict("b", "d99", FAULTY));
    }

    @Test
    @Order(7)
    void calls_a_fault_a_fault_where_most_bearings_are_worn(StructuredDriver driver) {
        var hotSite = hotSite(driver.spark());
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> TrainOnce.score(hotSite, readings.rows()));

        readings.send(m1("a", 55.0, 6.4), m1("b", 53.0, 6.2))
                .because("1.0 means faulty at every site. In the history of the hot site most bearings are worn: 1 is the"
                        + " more frequent label there, and a worn bearing is nothing unusual. How often something occurs"
                        + " says nothing about what it means.")
                .emits(new Verdict("a", "d1", FAULTY), new Verdict("b", "d1", FAULTY));
    }

    @Test
    @Order(8)
    void judges_every_site_by_its_own_history(StructuredDriver driver) {
        var home = model(driver.spark());
        var hotSite = hotSite(driver.spark());
        var here = driver.input(Reading.class);
        var there = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> columns(TrainOnce.score(home, here.rows()))
                .union(columns(TrainOnce.score(hotSite, there.rows()))));

        here.add(m1("home", 46.0, 4.6));
        there.send(m1("hot", 46.0, 4.6))
                .because("the models of two sites judge side by side, each by what it learned itself. The hot"
                        + " site's floors shake, 3 mm/s on top of the machine's own: 4.6 mm/s are a fault at home"
                        + " and a good bearing there.")
                .emits(new Verdict("home", "d1", FAULTY), new Verdict("hot", "d1", HEALTHY));
    }

    @Test
    @Order(9)
    void learns_each_model_of_hardware_for_itself(StructuredDriver driver) {
        var hotSite = hotSite(driver.spark());
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> TrainOnce.score(hotSite, readings.rows()));

        readings.send(
                        m1("a", 46.0, 4.6),
                        m1("b", 55.0, 6.4),
                        m2("c", 46.0, 6.2),
                        m2("d", 50.0, 6.3),
                        m3("e", 40.0, 21.6),
                        m3("f", 55.0, 23.6))
                .because("the history of the hot site has a third model of hardware: there 4.6 mm/s are usual for"
                        + " an M1, 6.2 for an M2 and 21.6 for an M3. The number that stands for a model of hardware"
                        + " is a name and no amount, so what is usual must be learned for each of the three.")
                .emits(
                        new Verdict("a", "d1", HEALTHY),
                        new Verdict("b", "d1", FAULTY),
                        new Verdict("c", "d4", HEALTHY),
                        new Verdict("d", "d4", HEALTHY),
                        new Verdict("e", "d2", HEALTHY),
                        new Verdict("f", "d2", FAULTY));
    }

    @Test
    @Order(10)
    void scores_in_a_program_that_trained_nothing(StructuredDriver driver) throws IOException {
        var model = model(driver.spark());
        var readings = driver.input(Reading.class);
        String because = "a model is trained and saved in one program, and scores in another, which loads it: so all that"
                + " score needs must be in the PipelineModel. What train keeps in a static field stays behind, and a"
                + " stage of your own must be one that Spark can save.";
        assertDoesNotThrow(model::write, because); // fails where a stage cannot be saved
        try (var program = new AnotherProgram()) {
            driver.start(
                    OutputMode.Append(),
                    () -> assertDoesNotThrow(() -> program.score(model, readings.rows()), because));

            readings.send(m1("a", 31.0, 1.5), m2("b", 45.0, 5.4))
                    .because(because)
                    .emits(new Verdict("a", "d1", HEALTHY), new Verdict("b", "d4", FAULTY));
        }
    }

    @Test
    @Order(11)
    void predicts_the_same_in_every_time_zone(StructuredDriver driver) {
        var model = model(driver.spark());
        var rows = unlabelled(FUTURE).stream()
                .filter(on("d3", "2026-02-19").or(on("d5", "2026-02-25")))
                .toList();
        var expected = verdicts(TrainOnce.score(model, table(driver.spark(), Reading.class, rows)));
        var readings = driver.input(Reading.class);
        var before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            driver.spark().conf().set("spark.sql.session.timeZone", "Asia/Kolkata");
            driver.start(OutputMode.Append(), () -> TrainOnce.score(model, readings.rows()));

            readings.send(rows.toArray(Reading[]::new))
                    .because("the model learned in a session set to UTC, and this stream runs in Kolkata: session"
                            + " and machine are set to its time. The readings are the same, so the verdicts must be.")
                    .emits(expected);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static Reading m1(String id, double temp, double vib) {
        return reading(id, "d1", "M1", temp, vib);
    }

    private static Reading m2(String id, double temp, double vib) {
        return reading(id, "d4", "M2", temp, vib);
    }

    private static Reading m3(String id, double temp, double vib) {
        return reading(id, "d2", "M3", temp, vib);
    }

    private static Reading reading(String id, String device, String model, double temp, double vib) {
        return new Reading(id, device, model, at("12:00"), temp, vib);
    }

    private static Predicate<Reading> on(String device, String day) {
        return reading ->
                reading.device().equals(device) && reading.ts().toString().startsWith(day);
    }

    private static List<LabelledReading> history(Predicate<LabelledReading> which) {
        return Beaconworks.history().stream().filter(which).toList();
    }

    /**
     * Twelve degrees warmer, shaken by 3 mm/s more, and d2 is an M3, which shakes by 20 mm/s more. Few of the sound
     * bearings were inspected: a quarter of the M3's, because it is the only M3, and a sixth of the others'. So most in
     * the history are worn.
     */
    private static List<LabelledReading> atTheHotSite(List<LabelledReading> rows) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).fault() == 1 || i % (rows.get(i).device().equals("d2") ? 4 : 6) == 0)
                .mapToObj(rows::get)
                .map(row -> row.device().equals("d2") ? hotter(row, "M3", 20.0) : hotter(row, row.model(), 3.0))
                .toList();
    }

    private static LabelledReading hotter(LabelledReading row, String model, double shaking) {
        return new LabelledReading(
                row.id(), row.device(), model, row.ts(), row.temp() + 12, row.vib() + shaking, row.fault());
    }

    private static List<Reading> unlabelled(List<LabelledReading> rows) {
        return rows.stream().map(LabelledReading::reading).toList();
    }

    private static PipelineModel model(SparkSession spark) {
        if (trained == null) {
            // In one partition, which is quicker; the hot site's history lies in two.
            trained = TrainOnce.train(table(spark, LabelledReading.class, PAST).coalesce(1));
        }
        return trained;
    }

    private static PipelineModel hotSite(SparkSession spark) {
        if (trainedAtTheHotSite == null) {
            trainedAtTheHotSite = TrainOnce.train(table(spark, LabelledReading.class, atTheHotSite(PAST)));
        }
        return trainedAtTheHotSite;
    }

    private static <R extends Record> Dataset<Row> table(SparkSession spark, Class<R> type, List<R> rows) {
        return spark.createDataFrame(rows.stream().map(RowFormat::row).toList(), RowFormat.schema(type));
    }

    private static Dataset<Row> columns(Dataset<Row> scored) {
        return scored.select("id", "device", "prediction");
    }

    private static List<Verdict> verdicts(Dataset<Row> scored) {
        return columns(scored).collectAsList().stream()
                .map(row -> new Verdict(row.getString(0), row.getString(1), row.getDouble(2)))
                .toList();
    }

    /** The answer's classes as another program has them: loaded anew, with their static fields as at the start. */
    private static final class AnotherProgram extends URLClassLoader {

        AnotherProgram() {
            super(
                    new URL[] {TrainOnce.class.getProtectionDomain().getCodeSource().getLocation()},
                    TrainOnce.class.getClassLoader());
        }

        @SuppressWarnings("unchecked")
        Dataset<Row> score(PipelineModel model, Dataset<Row> readings) throws Throwable {
            try {
                return (Dataset<Row>) loadClass(TrainOnce.class.getName())
                        .getMethod("score", PipelineModel.class, Dataset.class)
                        .invoke(null, model, readings);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                return name.startsWith(TrainOnce.class.getPackageName() + ".")
                        ? findClass(name)
                        : super.loadClass(name, resolve);
            }
        }
    }
}
