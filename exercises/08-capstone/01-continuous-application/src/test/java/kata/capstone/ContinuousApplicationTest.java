package kata.capstone;

import static kata.domain.Times.at;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import kata.domain.Beaconworks;
import kata.domain.Places;
import kata.domain.Reading;
import kata.domain.Registration;
import kata.testkit.AnotherProgram;
import kata.testkit.JobDriver;
import kata.testkit.SparkTest;
import kata.testkit.Step;
import kata.testkit.StructuredDriver;
import kata.testkit.StructuredInput;
import kata.testkit.Table;
import kata.testkit.rows.RowFormat;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first tests ask for {@code train}, the next for {@code alerts}, and the last ones for {@code run}; each can be green
 * without the others, but for the whole day at the end, which needs all three. In the stories of {@code run}, a step is a
 * start of the application; what is emitted is what its output holds afterwards.
 */
@SparkTest
class ContinuousApplicationTest {

    record Verdict(String id, double prediction) {}

    record FiveMinutes(Instant start, String site, long readings, long faulty) {}

    /** A line of the inbox, or of {@code places.rejected()}. */
    record Line(String line) {}

    private static final double FAULTY = 1.0;
    private static final double HEALTHY = 0.0;

    @TempDir
    static Path once;

    /** What train has saved: once, for the first test that needs it. */
    private static String trained;

    /** What was put into the inbox since the last start: readings, or lines. */
    private final List<Record> sent = new ArrayList<>();

    private int files;

    // ---- train

    @Test
    @Order(1)
    void judges_what_it_has_learned(StructuredDriver driver, Path directory) throws IOException {
        Places places = places(directory);
        ContinuousApplication.train(driver.spark(), places);

        Table.of(verdicts(
                        driver,
                        places.model(),
                        cool("a"),
                        worn("b"),
                        new Reading("c", "d4", "M2", at("12:00"), 35.0, 3.3),
                        new Reading("d", "d1", "M1", at("12:00"), 42.0, 3.4)))
                .because("a runs cool and shakes little, and b runs hot, and shakes as no healthy M1 does. What c shakes is usual"
                        + " for an M2; an M1 that shakes as much has a fault.")
                .hasRows(
                        new Verdict("a", HEALTHY),
                        new Verdict("b", FAULTY),
                        new Verdict("c", HEALTHY),
                        new Verdict("d", FAULTY));
    }

    @Test
    @Order(2)
    void judges_what_it_has_never_seen(StructuredDriver driver) throws IOException {
        Table.of(verdicts(
                        driver,
                        trained(driver.spark()),
                        cool("c").model("M3"),
                        worn("d").model("M3"),
                        cool("e").temp(null),
                        worn("f").temp(null),
                        worn("g").vib(null)))
                .because("c and d are of a model of hardware that is not in the history, e and f have no temperature, and g no"
                        + " vibration. None of them may end a program that runs for years, and none may be left out.")
                .hasRows(
                        new Verdict("c", HEALTHY),
                        new Verdict("d", FAULTY),
                        new Verdict("e", HEALTHY),
                        new Verdict("f", FAULTY),
                        new Verdict("g", FAULTY));
    }

    @Test
    @Order(3)
    void replaces_the_model(StructuredDriver driver, Path directory) throws IOException {
        Places places = places(directory);
        copy(Path.of(trained(driver.spark())), Path.of(places.model()));
        ContinuousApplication.train(driver.spark(), places.history(upsideDown(directory)));

        Table.of(verdicts(driver, places.model(), cool("h"), worn("i")))
                .because("there was a model already, and this is a later one, of a history in which healthy and faulty are"
                        + " exchanged. It replaces the earlier one.")
                .hasRows(new Verdict("h", FAULTY), new Verdict("i", HEALTHY));
    }

    // ---- alerts

    @Test
    @Order(4)
    void counts_five_minutes(StructuredDriver driver) throws IOException {
        var readings = started(driver);

        readings.send(cool("a1").ts(at("12:00")), worn("a2").ts(at("12:01")), cool("a3").ts(at("12:04:59")))
                .because("a reading of these five minutes may still come.")
                .emitsNothing();
        readings.send(cool("a4").ts(at("12:15")))
                .because("the latest reading is of 12:15, so none of before 12:05 is to come any more. Three were there, and one"
                        + " of them is faulty.")
                .emits(new FiveMinutes(at("12:00"), "harbour", 3, 1));
    }

    @Test
    @Order(5)
    void counts_a_copy_once(StructuredDriver driver) throws IOException {
        var readings = started(driver);

        readings.send(
                        worn("b1").ts(at("12:00")),
                        worn("b1").ts(at("12:00:20")),
                        worn("b1").ts(at("12:00")))
                .because("a reading of these five minutes may still come.")
                .emitsNothing();
        readings.send(worn("b1").ts(at("12:00:40")), worn("b2").ts(at("12:09")))
                .because("a reading of these five minutes may still come.")
                .emitsNothing();
        readings.send(cool("b3").ts(at("12:15")))
                .because("b1 came four times, once in a later batch, and is one reading: the gateway had not heard our answer.")
                .emits(new FiveMinutes(at("12:00"), "harbour", 1, 1));
    }

    @Test
    @Order(6)
    void keeps_devices_that_nobody_knows(StructuredDriver driver) throws IOException {
        var readings = started(driver);

        readings.send(
                        worn("c1").ts(at("12:00")),
                        on("d2", worn("c2")).ts(at("12:00")),
                        on("d7", worn("c3")).ts(at("12:01")),
                        on("d8", cool("c4")).ts(at("12:02")),
                        on("d9", worn("c5")).ts(at("12:03")),
                        cool("c6").ts(at("12:15")))
                .because("d2 has moved from the harbour to the mill, d9 was taken out of the harbour, and d7 and d8 are in no"
                        + " register. Their readings count all the same, each once.")
                .emits(
                        new FiveMinutes(at("12:00"), "harbour", 1, 1),
                        new FiveMinutes(at("12:00"), "mill", 1, 1),
                        new FiveMinutes(at("12:00"), "unknown", 3, 2));
    }

    @Test
    @Order(7)
    void counts_what_is_incomplete(StructuredDriver driver) throws IOException {
        var readings = started(driver);

        readings.send(
                        worn("d1").temp(null).ts(at("12:00")),
                        worn("d2").vib(null).ts(at("12:01")),
                        worn("d3").model("M3").ts(at("12:02")),
                        cool("d4").temp(null).ts(at("12:03")),
                        cool("d5").vib(null).ts(at("12:04")),
                        cool("d6").ts(at("12:15")))
                .because("a missing temperature, a missing vibration and a new model of hardware are no reason to lose a fault, or"
                        + " to find one in d4 and d5. The model knows what to make of what is missing: give it the nulls.")
                .emits(new FiveMinutes(at("12:00"), "harbour", 5, 3));
    }

    @Test
    @Order(8)
    void waits_for_what_is_late(StructuredDriver driver) throws IOException {
        var readings = started(driver);

        readings.send(cool("e1").ts(at("12:01")), cool("e2").ts(at("12:14:30")))
                .because("a reading of 12:04:59 would be less than ten minutes late.")
                .emitsNothing();
        readings.send(worn("e3").ts(at("12:04:45")))
                .because("e3 is less than ten minutes late, and its five minutes are open.")
                .emitsNothing();
        readings.send(cool("e4").ts(at("12:16")))
                .because("now the first five minutes are final, with e3. Those of 12:10 are still open.")
                .emits(new FiveMinutes(at("12:00"), "harbour", 2, 1));
    }

    @Test
    @Order(9)
    void says_it_once(StructuredDriver driver) throws IOException {
        var readings = started(driver);

        readings.send(cool("f1").ts(at("12:01")), cool("f2").ts(at("12:31")))
                .because("the first five minutes are final.")
                .emits(new FiveMinutes(at("12:00"), "harbour", 1, 0));
        readings.send(worn("f3").ts(at("12:02")), cool("f4").ts(at("12:46")))
                .because("f3 is half an hour late. What was said of its five minutes was final, and is not said again; 12:30 is.")
                .emits(new FiveMinutes(at("12:30"), "harbour", 1, 0));
    }

    @Test
    @Order(10)
    void forgets(StructuredDriver driver) throws IOException {
        var readings = started(driver);

        Step before = readings.send(cool("g1").ts(at("12:00")));
        before.because("nothing is final yet.").emitsNothing();
        readings.send(cool("g2").ts(at("12:01")), worn("g3").ts(at("12:06")), cool("g4").ts(at("14:00")))
                .because("only g4 can still have a copy or a neighbour. What was remembered of the others must be forgotten: the"
                        + " application runs for years.")
                .emits(new FiveMinutes(at("12:00"), "harbour", 2, 0), new FiveMinutes(at("12:05"), "harbour", 1, 1))
                .keepsNoMoreInStateThan(before);
    }

    // ---- run

    @Test
    @Order(11)
    void writes_what_is_final(JobDriver driver, Path directory) throws IOException {
        Places places = ready(driver, directory);
        put(
                places,
                cool("a1").ts(at("12:00")),
                worn("a2").ts(at("12:01")),
                cool("a3").temp(null).ts(at("12:02")),
                on("d7", cool("a4")).ts(at("12:15")));

        run(driver, places)
                .because("one file has come, with four readings; a3 has no temperature, and no fault. The last of them says that"
                        + " nothing of before 12:05 is to come any more. When the call returns it is written.")
                .emits(new FiveMinutes(at("12:00"), "harbour", 3, 1));
    }

    @Test
    @Order(12)
    void goes_on_where_it_stopped(JobDriver driver, Path directory) throws IOException {
        Places places = ready(driver, directory);
        Path first = put(places, worn("b1").ts(at("12:00")), cool("b2").ts(at("12:06")));
        run(driver, places).because("nothing is final yet.").emitsNothing();
        Files.delete(first);
        put(places, worn("b1").ts(at("12:00:30")), cool("b3").ts(at("12:02")), cool("b4").ts(at("12:31")));

        run(driver, places)
                .because("the application was stopped and started again, as another program, and the first file is gone: it was"
                        + " worked on. What it said is still known: b1, so the copy does not count, and b2.")
                .emits(
                        new FiveMinutes(at("12:00"), "harbour", 2, 1),
                        new FiveMinutes(at("12:05"), "harbour", 1, 0));
    }

    @Test
    @Order(13)
    void keeps_the_model(JobDriver driver, Path directory) throws IOException {
        Places places = ready(driver, directory);
        put(places, worn("c1").ts(at("12:00")), cool("c2").ts(at("12:06")));
        run(driver, places).because("nothing is final yet.").emitsNothing();
        Files.move(Path.of(upsideDown(directory)), Path.of(places.history()), StandardCopyOption.REPLACE_EXISTING);
        put(places, worn("c3").ts(at("12:07")), cool("c4").ts(at("12:31")));

        run(driver, places)
                .because("the history is another one by now, in which healthy and faulty are exchanged. The model is the frozen"
                        + " one: nobody has asked to train again, least of all a restart.")
                .emits(
                        new FiveMinutes(at("12:00"), "harbour", 1, 1),
                        new FiveMinutes(at("12:05"), "harbour", 2, 1));
    }

    @Test
    @Order(14)
    void writes_once_after_a_crash(JobDriver driver, Path directory) throws IOException {
        Places places = ready(driver, directory);
        put(places, worn("d1").ts(at("12:00")), cool("d2").ts(at("12:15")));
        run(driver, places)
                .because("the first five minutes are final.")
                .emits(new FiveMinutes(at("12:00"), "harbour", 1, 1));
        dieBeforeTheCommit(places);
        put(places, cool("d3").ts(at("12:31")));

        run(driver, places)
                .because("the machine died when the row was written, and before Spark had noted that the batch was done. So Spark"
                        + " runs that batch again, with the same number and the same rows: they must be there once.")
                .emits(
                        new FiveMinutes(at("12:00"), "harbour", 1, 1),
                        new FiveMinutes(at("12:15"), "harbour", 1, 0));
    }

    @Test
    @Order(15)
    void writes_anew_what_was_begun(JobDriver driver, Path directory) throws IOException {
        Places places = ready(driver, directory);
        put(places, worn("j1").ts(at("12:00")), cool("j2").ts(at("12:15")));
        run(driver, places)
                .because("the first five minutes are final.")
                .emits(new FiveMinutes(at("12:00"), "harbour", 1, 1));
        dieBeforeTheCommit(places);
        emptyTheLatestBatch(places);
        put(places, cool("j3").ts(at("12:31")));

        run(driver, places)
                .because("the machine died when the directories were made, and before a row was in them. Spark runs that batch"
                        + " again: that something is there does not mean that it is complete.")
                .emits(
                        new FiveMinutes(at("12:00"), "harbour", 1, 1),
                        new FiveMinutes(at("12:15"), "harbour", 1, 0));
    }

    @Test
    @Order(16)
    void loses_nothing_in_a_crash(JobDriver driver, Path directory) throws IOException {
        Places places = ready(driver, directory);
        put(places, worn("e1").ts(at("12:00")), cool("e2").ts(at("12:15")));
        Path full = Files.writeString(Path.of(places.output()), "The disk is full.");
        run(driver, places)
                .because("the output cannot be written: instead of a directory there is a file. Whoever started the application"
                        + " must hear of it.")
                .fails();
        Files.delete(full);
        put(places, cool("e3").ts(at("12:31")));

        run(driver, places)
                .because("the batch that could not be written is run again when the application is started again.")
                .emits(
                        new FiveMinutes(at("12:00"), "harbour", 1, 1),
                        new FiveMinutes(at("12:15"), "harbour", 1, 0));
    }

    @Test
    @Order(17)
    void takes_a_file_that_comes_twice(JobDriver driver, Path directory) throws IOException {
        Places places = ready(driver, directory);
        Path file = put(places, worn("f1").ts(at("12:00")), cool("f2").ts(at("12:06")));
        Files.copy(file, file.resolveSibling("again.json"));
        put(places, cool("f3").ts(at("12:31")));

        run(driver, places)
                .because("the first file is there twice, under two names. Its readings are the same, so they count once.")
                .emits(
                        new FiveMinutes(at("12:00"), "harbour", 1, 1),
                        new FiveMinutes(at("12:05"), "harbour", 1, 0));
    }

    @Test
    @Order(18)
    void goes_on_after_a_damaged_line(JobDriver driver, Path directory) throws IOException {
        Places places = ready(driver, directory);
        put(places, TORN, json(worn("g1").ts(at("12:00"))), TEMP_IS_TEXT, json(cool("g2").ts(at("12:15"))));

        run(driver, places)
                .because("a line was torn when a gateway lost its power, and another has a text for a temperature. The two"
                        + " readings beside them count, and no other.")
                .emits(new FiveMinutes(at("12:00"), "harbour", 1, 1));
    }

    @Test
    @Order(19)
    void keeps_the_damaged_lines(JobDriver driver, Path directory) throws IOException {
        Places places = ready(driver, directory);
        put(places, TORN, json(worn("h1").ts(at("12:00"))), TEMP_IS_TEXT, TORN);
        rejects(driver, places)
                .because("somebody will want to see them. They are kept as they came, and as often as they came.")
                .emits(new Line(TORN), new Line(TORN), new Line(TEMP_IS_TEXT));
        dieBeforeTheCommit(places);
        put(places, TS_IS_TEXT);

        rejects(driver, places)
                .because("the machine died when they were written, and before Spark had noted it. They must not be there twice as often.")
                .emits(new Line(TORN), new Line(TORN), new Line(TEMP_IS_TEXT), new Line(TS_IS_TEXT));
    }

    @Test
    @Order(20)
    void refuses_to_run_without_a_model(JobDriver driver, Path directory) throws IOException {
        Places places = ready(driver, directory).model(directory.resolve("none").toString());
        put(places, worn("i1").ts(at("12:00")), cool("i2").ts(at("12:15")));

        run(driver, places)
                .because("there is no model at places.model(). The application must say so at once.")
                .fails()
                .because("nothing could be judged.")
                .emitsNothing();
    }

    @Test
    @Order(21)
    void hears_of_every_failure(JobDriver driver, Path directory) throws IOException {
        Places places = ready(driver, directory);
        Files.writeString(Path.of(places.rejected()), "The disk is full.");
        put(places, TORN, json(worn("k1").ts(at("12:00"))), json(cool("k2").ts(at("12:15"))));

        run(driver, places, Trigger.ProcessingTime(0))
                .because("this time the application is to run for ever. A damaged line cannot be kept, so run throws, although the"
                        + " alerts are well: somebody must mend it.")
                .fails();
    }

    @Test
    @Order(22)
    void gives_what_one_batch_job_gives(JobDriver driver, Path directory) throws IOException {
        String model = trained(driver.spark());
        Places asItComes = ready(driver, Files.createDirectory(directory.resolve("as-it-comes"))).model(model);
        Places atOnce = ready(driver, Files.createDirectory(directory.resolve("at-once"))).model(model);
        var day = ofTheDay();
        put(atOnce, day.toArray(Reading[]::new));
        List<FiveMinutes> expected =
                run(driver, atOnce).because("this is the whole day at once.").rows(FiveMinutes.class);
        assertTrue(expected.size() > 100, "The day has some hundred rows, but " + expected.size() + " came out.");

        int third = day.size() / 3;
        put(asItComes, day.subList(0, third).toArray(Reading[]::new));
        run(driver, asItComes);
        dieBeforeTheCommit(asItComes);
        put(asItComes, day.subList(third, 2 * third).toArray(Reading[]::new));
        run(driver, asItComes);
        dieBeforeTheCommit(asItComes);
        put(asItComes, day.subList(2 * third, day.size()).toArray(Reading[]::new));

        run(driver, asItComes)
                .because("the readings of a day came in three files, and after each of the first two the machine died. The output"
                        + " is that of one run over the whole day.")
                .emits(expected);
    }

    // ---- what the tests above are made of

    private static final String TORN = "{\"id\":\"t1\",\"device\":\"d1\",\"model\":\"M1\",\"ts\":\"2026-03-02T12:0";
    private static final String TEMP_IS_TEXT =
            "{\"id\":\"t2\",\"device\":\"d1\",\"model\":\"M1\",\"ts\":\"2026-03-02T12:01:00Z\",\"temp\":\"hot\",\"vib\":1.6}";
    private static final String TS_IS_TEXT =
            "{\"id\":\"t3\",\"device\":\"d1\",\"model\":\"M1\",\"ts\":\"noon\",\"temp\":31.5,\"vib\":1.6}";

    private static Reading cool(String id) {
        return new Reading(id, "d1", "M1", at("12:00"), 31.0, 1.5);
    }

    private static Reading worn(String id) {
        return new Reading(id, "d1", "M1", at("12:00"), 46.0, 5.6);
    }

    private static Reading on(String device, Reading reading) {
        return new Reading(reading.id(), device, reading.model(), reading.ts(), reading.temp(), reading.vib());
    }

    private static List<Registration> registry() {
        var registry = new ArrayList<>(Beaconworks.registry());
        registry.add(new Registration("d9", "harbour", false));
        return registry;
    }

    /** Places where there is something to learn from. */
    private static Places places(Path directory) throws IOException {
        Places places = Places.in(directory.toString());
        Files.write(Path.of(places.history()), Beaconworks.lines("history.csv"));
        return places;
    }

    /** A history in which the healthy are faulty, and the faulty healthy. */
    private static String upsideDown(Path directory) throws IOException {
        var lines = Beaconworks.lines("history.csv").stream()
                .map(line -> line.endsWith(",0") ? line.replaceFirst("0$", "1") : line.replaceFirst(",1$", ",0"))
                .toList();
        return Files.write(directory.resolve("upside-down.csv"), lines).toString();
    }

    private static String trained(SparkSession spark) throws IOException {
        if (trained == null) {
            Places places = places(once);
            ContinuousApplication.train(spark, places);
            trained = places.model();
        }
        return trained;
    }

    /**
     * A model that has learned nothing and is quickly loaded: faulty is what is hotter than 40 degrees, or colder than 10,
     * or shakes by more than 4 mm/s. What is missing is no fault.
     */
    private static PipelineModel rule(SparkSession spark) {
        var rule = new SQLTransformer()
                .setStatement("SELECT *, CAST(coalesce(temp > 40 OR temp < 10, false) OR coalesce(vib > 4, false) AS DOUBLE)"
                        + " AS prediction FROM __THIS__");
        Dataset<Row> columns = spark.createDataFrame(List.of(), RowFormat.schema(Reading.class));
        return new Pipeline().setStages(new PipelineStage[] {rule}).fit(columns);
    }

    private static Dataset<Row> verdicts(StructuredDriver driver, String model, Reading... readings) {
        return PipelineModel.load(model)
                .transform(driver.table(Reading.class, List.of(readings)))
                .select("id", "prediction");
    }

    private static StructuredInput<Reading> started(StructuredDriver driver) throws IOException {
        var readings = driver.input(Reading.class, 2);
        var judge = rule(driver.spark());
        driver.start(
                OutputMode.Append(),
                () -> ContinuousApplication.alerts(
                        readings.rows(), judge, driver.table(Registration.class, registry())));
        return readings;
    }

    /** Places where the application can run: it has learned, and its inbox is empty. */
    private Places ready(JobDriver driver, Path directory) throws IOException {
        Places places = Places.in(directory.toString());
        Files.createDirectory(Path.of(places.inbox()));
        var lines = new ArrayList<>(List.of("device,site,active"));
        registry().forEach(row -> lines.add(row.device() + "," + row.site() + "," + row.active()));
        Files.write(Path.of(places.registry()), lines);
        rule(driver.spark()).save(places.model());
        return places(directory);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static String json(Reading reading) {
        return "{\"id\":\"" + reading.id() + "\",\"device\":\"" + reading.device() + "\",\"model\":\"" + reading.model()
                + "\",\"ts\":\"" + reading.ts() + "\""
                + (reading.temp() == null ? "" : ",\"temp\":" + reading.temp())
                + (reading.vib() == null ? "" : ",\"vib\":" + reading.vib()) + "}";
    }

    private Path put(Places places, Reading... readings) throws IOException {
        sent.addAll(List.of(readings));
        return move(places, Stream.of(readings).map(ContinuousApplicationTest::json).toList());
    }

    private Path put(Places places, String... lines) throws IOException {
        Stream.of(lines).map(Line::new).forEach(sent::add);
        return move(places, List.of(lines));
    }

    /** A file appears in the inbox at once and whole. */
    private Path move(Places places, List<String> lines) throws IOException {
        Path inbox = Path.of(places.inbox());
        Path outside = Files.write(inbox.resolveSibling("coming"), lines);
        return Files.move(outside, inbox.resolve("file-" + ++files + ".json"));
    }

    /** A start of the application as a program of its own, which ends when the inbox is worked on. */
    private Step run(JobDriver driver, Places places) {
        return run(driver, places, Trigger.AvailableNow());
    }

    private Step run(JobDriver driver, Places places, Trigger trigger) {
        return run(driver, places, trigger, ContinuousApplicationTest::output);
    }

    private Step rejects(JobDriver driver, Places places) {
        return run(driver, places, Trigger.AvailableNow(), ContinuousApplicationTest::rejected);
    }

    private Step run(
            JobDriver driver, Places places, Trigger trigger, BiFunction<SparkSession, Places, List<Row>> result) {
        var session = new AtomicReference<SparkSession>();
        Step step = driver.call(
                sent,
                spark -> {
                    session.set(spark);
                    AnotherProgram.of(ContinuousApplication.class).call("run", spark, places, trigger);
                },
                () -> result.apply(session.get(), places));
        sent.clear();
        return step;
    }

    private static List<Row> output(SparkSession spark, Places places) {
        return sorted(
                places.output(),
                files -> spark.read()
                        .schema("start TIMESTAMP, site STRING, readings BIGINT, faulty BIGINT")
                        .option("recursiveFileLookup", true)
                        .json(files));
    }

    private static List<Row> rejected(SparkSession spark, Places places) {
        return sorted(
                places.rejected(),
                files -> spark.read().option("recursiveFileLookup", true).text(files).toDF("line"));
    }

    private static List<Row> sorted(String directory, Function<String, Dataset<Row>> read) {
        return Files.isDirectory(Path.of(directory))
                ? read.apply(directory).collectAsList().stream()
                        .sorted(Comparator.comparing(Row::toString))
                        .toList()
                : List.of();
    }

    /**
     * Leaves the places as they are when the machine dies at a certain moment: the latest batch is written, and Spark has
     * not yet noted that it is done.
     */
    private static void dieBeforeTheCommit(Places places) throws IOException {
        try (var files = Files.walk(Path.of(places.checkpoint()))) {
            for (Path commits : files.filter(file -> file.endsWith("commits")).toList()) {
                try (var numbers = Files.list(commits)) {
                    Path latest = numbers.filter(file -> file.getFileName().toString().matches("\\d+"))
                            .max(Comparator.comparing(file -> Long.parseLong(file.getFileName().toString())))
                            .orElseThrow();
                    Files.delete(latest);
                    Files.deleteIfExists(latest.resolveSibling("." + latest.getFileName() + ".crc"));
                }
            }
        }
    }

    /** Deletes the files that the output has got since the latest commit; their directories stay. */
    private static void emptyTheLatestBatch(Places places) throws IOException {
        FileTime commit = FileTime.fromMillis(0);
        for (Path file : files(places.checkpoint())) {
            FileTime time = Files.getLastModifiedTime(file);
            if (file.getParent().endsWith("commits") && time.compareTo(commit) > 0) {
                commit = time;
            }
        }
        for (Path file : files(places.output())) {
            if (Files.getLastModifiedTime(file).compareTo(commit) > 0) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> files(String directory) throws IOException {
        try (var files = Files.walk(Path.of(directory))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** The readings of the course's day, as they arrived, but for those that are too late. */
    private static List<Reading> ofTheDay() {
        var kept = new ArrayList<Reading>();
        Instant latest = Instant.MIN;
        for (Reading reading : Beaconworks.readings()) {
            latest = reading.ts().isAfter(latest) ? reading.ts() : latest;
            if (reading.ts().plus(Duration.ofMinutes(10)).isAfter(latest)) {
                kept.add(reading);
            }
        }
        return kept;
    }
}
