package kata.operations;

import static kata.domain.Times.at;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.window;
import static org.apache.spark.sql.functions.window_time;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import kata.testkit.SparkTest;
import kata.testkit.StructuredDriver;
import kata.testkit.StructuredInput;
import kata.testkit.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Each step is one micro-batch of a query of the test's: step 1 is batch 0. */
@SparkTest
class StateInspectionTest {

    /** What a site has used, in watt-hours; below zero when an earlier one is put right. */
    record Usage(String id, String site, Instant ts, long wh) {}

    record Window(Instant start, Instant end) {}

    record Incident(String site, Window window, long batch) {}

    private static final long LIMIT = 100;

    private int usages;

    private Usage used(String site, String time, long wh) {
        return new Usage("u" + ++usages, site, at(time), wh);
    }

    private static Incident incident(String site, String start, String end, long batch) {
        return new Incident(site, new Window(at(start), at(end)), batch);
    }

    private static Dataset<Row> energy(Dataset<Row> usages) {
        return usages.groupBy(window(col("ts"), "5 minutes"), col("site")).agg(sum("wh").as("energy"));
    }

    /** Each usage counts once: the query drops duplicates, and then it adds up. */
    private static Dataset<Row> duplicatesDroppedFirst(Dataset<Row> usages) {
        return energy(usages.withWatermark("ts", "10 minutes").dropDuplicatesWithinWatermark("id"));
    }

    /** No alarm goes out twice: the query adds up, and then it drops alarms that are equal. */
    private static Dataset<Row> duplicatesDroppedLast(Dataset<Row> usages) {
        return energy(usages.withWatermark("ts", "10 minutes"))
                .where(col("energy").gt(LIMIT))
                .select(window_time(col("window")).as("at"), col("site"), col("energy"))
                .dropDuplicates("site", "at");
    }

    private static StructuredInput<Usage> started(StructuredDriver driver, UnaryOperator<Dataset<Row>> query) {
        var usages = driver.input(Usage.class);
        driver.start(OutputMode.Append(), () -> query.apply(usages.rows()));
        return usages;
    }

    private static Table incidents(StructuredDriver driver) {
        return incidents(driver, LIMIT);
    }

    private static Table incidents(StructuredDriver driver, long limit) {
        return Table.afterTheQueryOf(
                driver, () -> StateInspection.incidents(driver.spark(), driver.checkpointDirectory(), limit));
    }

    private static void isOperator(long expected, StructuredDriver driver, String because) {
        long operator = StateInspection.operator(driver.spark(), driver.checkpointDirectory());
        assertEquals(expected, operator, """
                The operator that adds up has the number %d, and the answer says %d.

                  Because %s

                """.formatted(expected, operator, because));
    }

    @Test
    @Order(1)
    void finds_the_operator_that_adds_up(StructuredDriver driver) {
        var usages = started(driver, StateInspectionTest::duplicatesDroppedLast);
        usages.sendWithoutRest(used("harbour", "12:01", 40));

        isOperator(1, driver, "this query adds up, and drops equal alarms behind that. Operator 0 is the one that is"
                + " nearest to the sink, and so the last that rows pass.");
    }

    @Test
    @Order(2)
    void finds_it_by_what_it_does(StructuredDriver driver) {
        var usages = started(driver, StateInspectionTest::duplicatesDroppedFirst);
        usages.sendWithoutRest(used("harbour", "12:01", 40));

        isOperator(0, driver, "this query drops duplicates first. Where an operator stands depends on the query, and its name tells"
                + " what it does: the one that saves an aggregation's state is stateStoreSave.");
    }

    @Test
    @Order(3)
    void names_site_window_and_batch(StructuredDriver driver) {
        var usages = started(driver, StateInspectionTest::duplicatesDroppedFirst);
        usages.sendWithoutRest(used("harbour", "12:01", 40));
        usages.sendWithoutRest(used("harbour", "12:02", 5_000));

        incidents(driver)
                .because("batch 1, the second, made 5,040 of 40. Before, the window of 12:00 was below 100.")
                .hasRows(incident("harbour", "12:00", "12:05", 1));
    }

    @Test
    @Order(4)
    void counts_the_first_batch_too(StructuredDriver driver) {
        var usages = started(driver, StateInspectionTest::duplicatesDroppedFirst);
        usages.sendWithoutRest(used("quarry", "12:01", 130));

        incidents(driver)
                .because("the first sum of the window is over 100 already, after batch 0.")
                .hasRows(incident("quarry", "12:00", "12:05", 0));
    }

    @Test
    @Order(5)
    void finds_the_first_batch_over_the_limit(StructuredDriver driver) {
        var usages = started(driver, StateInspectionTest::duplicatesDroppedFirst);
        usages.sendWithoutRest(used("harbour", "12:01", 40));
        incidents(driver)
                .because("nothing is over 100 yet. The query runs on, and you are asked again later.")
                .hasNoRows();
        usages.sendWithoutRest(used("harbour", "12:02", 5_000));
        usages.sendWithoutRest(used("harbour", "12:03", 20), used("quarry", "12:02", 30));

        incidents(driver)
                .because("the sum went over 100 in batch 1, and stayed over it: batch 2 changed it once more, from 5,040 to 5,060.")
                .hasRows(incident("harbour", "12:00", "12:05", 1));
    }

    @Test
    @Order(6)
    void leaves_out_what_was_never_over_the_limit(StructuredDriver driver) {
        var usages = started(driver, StateInspectionTest::duplicatesDroppedFirst);
        usages.sendWithoutRest(used("harbour", "12:01", 40), used("harbour", "12:06", 90));
        usages.sendWithoutRest(used("harbour", "12:02", 30), used("quarry", "12:02", 60));
        usages.sendWithoutRest(used("harbour", "12:03", 30));

        incidents(driver)
                .because("the sum of the window of 12:00 is 40, then 70, then 100, which is not over 100. A change of the state holds"
                        + " the sum after the batch, and not what the batch has added.")
                .hasNoRows();
    }

    @Test
    @Order(7)
    void finds_a_sum_that_is_right_again(StructuredDriver driver) {
        var usages = started(driver, StateInspectionTest::duplicatesDroppedFirst);
        usages.sendWithoutRest(used("quarry", "12:01", 700));
        usages.sendWithoutRest(used("quarry", "12:01", -690));

        incidents(driver)
                .because("batch 0 made it 700, and batch 1 put it right: 10. The newest state shows nothing of it, and the one after"
                        + " batch 0 does.")
                .hasRows(incident("quarry", "12:00", "12:05", 0));
    }

    @Test
    @Order(8)
    void finds_a_window_that_is_closed(StructuredDriver driver) {
        var usages = started(driver, StateInspectionTest::duplicatesDroppedFirst);
        usages.sendWithoutRest(used("harbour", "12:01", 40));
        usages.sendWithoutRest(used("harbour", "12:02", 300));
        usages.sendWithoutRest(used("harbour", "12:30", 20));
        usages.sendWithoutRest(used("quarry", "12:31", 10));

        incidents(driver)
                .because("batch 3 closed the window of 12:00 and removed it from the state. That is when its sum was emitted, and not"
                        + " when it went wrong: that was in batch 1. Of what is removed, the change holds no sum.")
                .hasRows(incident("harbour", "12:00", "12:05", 1));
    }

    @Test
    @Order(9)
    void reads_all_partitions(StructuredDriver driver) {
        driver.spark().conf().set("spark.sql.shuffle.partitions", "3");
        var usages = started(driver, StateInspectionTest::duplicatesDroppedFirst);
        usages.sendWithoutRest(
                used("harbour", "12:01", 200), used("quarry", "12:01", 40), used("mill", "12:01", 40), used("farm", "12:01", 40));
        usages.sendWithoutRest(used("quarry", "12:02", 200), used("mill", "12:02", 20));
        usages.sendWithoutRest(used("farm", "12:02", 200), used("mill", "12:03", 200));

        incidents(driver)
                .because("each site went over the limit once. The state is cut into three partitions, and a key may lie in any of"
                        + " them.")
                .hasRows(
                        incident("harbour", "12:00", "12:05", 0),
                        incident("quarry", "12:00", "12:05", 1),
                        incident("farm", "12:00", "12:05", 2),
                        incident("mill", "12:00", "12:05", 2));
    }

    @Test
    @Order(10)
    void tells_windows_of_a_site_apart(StructuredDriver driver) {
        var usages = started(driver, StateInspectionTest::duplicatesDroppedFirst);
        usages.sendWithoutRest(used("harbour", "12:01", 40), used("harbour", "12:06", 40));
        usages.sendWithoutRest(used("harbour", "12:07", 500));
        usages.sendWithoutRest(used("harbour", "12:02", 500));

        incidents(driver)
                .because("two windows of the harbour went over the limit, each in a batch of its own: the key is the site and the"
                        + " window.")
                .hasRows(incident("harbour", "12:05", "12:10", 1), incident("harbour", "12:00", "12:05", 2));
    }

    @Test
    @Order(11)
    void finds_incidents_behind_another_operator(StructuredDriver driver) {
        var usages = started(driver, StateInspectionTest::duplicatesDroppedLast);
        usages.sendWithoutRest(used("mill", "12:01", 40));
        usages.sendWithoutRest(used("mill", "12:03", 800));
        usages.sendWithoutRest(used("mill", "12:30", 20));
        usages.sendWithoutRest(used("mill", "12:31", 10));

        incidents(driver)
                .because("the alarm went out when the window was closed, and batch 1 had made it wrong. The sums are in the state of"
                        + " operator 1. If you do not say which operator, Spark reads number 0: its state knows which sites have"
                        + " alarmed, and no sums.")
                .hasRows(incident("mill", "12:00", "12:05", 1));
    }

    @Test
    @Order(12)
    void goes_by_the_limit_it_is_given(StructuredDriver driver) {
        var usages = started(driver, StateInspectionTest::duplicatesDroppedFirst);
        usages.sendWithoutRest(used("harbour", "12:01", 40));
        usages.sendWithoutRest(used("harbour", "12:02", 20));
        usages.sendWithoutRest(used("harbour", "12:03", 800));

        incidents(driver, 50)
                .because("the limit is 50, and batch 1 made it 60.")
                .hasRows(incident("harbour", "12:00", "12:05", 1));
        incidents(driver, 500)
                .because("the limit is 500, and batch 2 made it 860.")
                .hasRows(incident("harbour", "12:00", "12:05", 2));
    }

    @Test
    @Order(13)
    void begins_with_the_oldest_batch_that_can_be_read(StructuredDriver driver) {
        driver.spark().conf().set("spark.sql.streaming.minBatchesToRetain", "2");
        driver.spark().conf().set("spark.sql.streaming.asyncLogPurge.enabled", "false");
        var usages = started(driver, StateInspectionTest::duplicatesDroppedFirst);
        usages.sendWithoutRest(used("harbour", "12:01", 10));
        usages.sendWithoutRest(used("harbour", "12:02", 10));
        usages.sendWithoutRest(used("harbour", "12:03", 10));
        usages.sendWithoutRest(used("harbour", "12:04", 400));

        incidents(driver)
                .because("batch 3 made it 430. This query keeps its newest batches only: the oldest batch that can still be read"
                        + " stands in the state metadata.")
                .hasRows(incident("harbour", "12:00", "12:05", 3));
    }

    @Test
    @Order(14)
    void leaves_the_checkpoint_as_it_was(StructuredDriver driver) throws IOException {
        var usages = started(driver, StateInspectionTest::duplicatesDroppedFirst);
        usages.sendWithoutRest(used("harbour", "12:01", 40));
        usages.sendWithoutRest(used("harbour", "12:02", 5_000));
        Path checkpoint = Path.of(driver.checkpointDirectory());
        SortedMap<String, String> before = files(checkpoint);

        incidents(driver)
                .because("batch 1 made 5,040 of 40.")
                .hasRows(incident("harbour", "12:00", "12:05", 1));
        SortedMap<String, String> after = files(checkpoint);
        var changed = new TreeMap<>(before);
        changed.putAll(after);
        changed.keySet().removeIf(file -> before.getOrDefault(file, "").equals(after.getOrDefault(file, "")));
        assertEquals(Set.of(), changed.keySet(), """
                Files of the checkpoint have changed.

                  Because the checkpoint is the evidence, and the query goes on from it. All you need can be read, and reading \
                changes nothing.

                """);
    }

    /** What is in each file of a directory, by its path in it. */
    private static SortedMap<String, String> files(Path directory) throws IOException {
        var files = new TreeMap<String, String>();
        try (var paths = Files.walk(directory)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
