package kata.plans;

import static kata.domain.Times.at;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.window;
import static org.apache.spark.sql.functions.window_time;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kata.domain.Reading;
import kata.plans.IncrementalExecution.Look;
import kata.testkit.SparkTest;
import kata.testkit.StructuredDriver;
import kata.testkit.StructuredInput;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** In each step's story, what is emitted is the look at the query when the step is over; before a plan there is none. */
@SparkTest
class IncrementalExecutionTest {

    private static Reading d1(String time) {
        return Reading.of("d1", at(time)).temp(40.5);
    }

    /** Keeps no state. */
    private static Dataset<Row> hot(Dataset<Row> readings) {
        return readings.where(col("temp").gt(40)).select("device", "temp");
    }

    private static Dataset<Row> means(Dataset<Row> readings) {
        return readings.groupBy("device").agg(avg("temp"));
    }

    /** How many models each device has been reported with: an aggregation of an aggregation. */
    private static Dataset<Row> models(Dataset<Row> readings) {
        return readings.groupBy("device", "model").count().groupBy("device").count();
    }

    /** The busiest five minutes of each hour: a window of windows. */
    private static Dataset<Row> busiest(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupBy(window(col("ts"), "5 minutes"))
                .agg(count(lit(1)).as("readings"))
                .groupBy(window(window_time(col("window")), "1 hour"))
                .agg(max("readings"));
    }

    private StructuredInput<Reading> started(
            StructuredDriver driver, OutputMode mode, UnaryOperator<Dataset<Row>> computation) {
        var readings = driver.input(Reading.class);
        driver.start(
                mode,
                () -> computation.apply(readings.rows()),
                (batch, id) -> batch.collectAsList(),
                () -> look(driver, driver.query(), computation).stream().toList());
        return readings;
    }

    /** The same computation on a table at rest is the query's twin. */
    private static Optional<Look> look(
            StructuredDriver driver, StreamingQuery query, UnaryOperator<Dataset<Row>> computation) {
        var twin = computation.apply(driver.table(Reading.class, List.of(d1("12:00"))));
        var look = IncrementalExecution.look(query, twin);
        assertNotNull(look, "The answer returned null. Where there is no plan, return Optional.empty().");
        return look;
    }

    @Test
    @Order(1)
    void a_query_without_state_is_planned_like_its_twin(StructuredDriver driver) {
        var readings = started(driver, OutputMode.Append(), IncrementalExecutionTest::hot);

        readings.send(d1("12:00"))
                .because("the first batch has the number 0. A filter looks at each row by itself: there is nothing to restore"
                        + " and nothing to save.")
                .emits(new Look(0, 0, 0, 0));
    }

    @Test
    @Order(2)
    void an_aggregation_restores_and_saves(StructuredDriver driver) {
        var readings = started(driver, OutputMode.Update(), IncrementalExecutionTest::means);

        readings.send(d1("12:00"))
                .because("the state is restored once and saved once. The twin aggregates twice, before the shuffle and after it."
                        + " The running query aggregates four times: before the shuffle, before the state is restored, before it"
                        + " is saved, and at the end.")
                .emits(new Look(0, 1, 1, 2));
    }

    @Test
    @Order(3)
    void each_batch_is_planned_anew(StructuredDriver driver) {
        var readings = started(driver, OutputMode.Update(), IncrementalExecutionTest::means);

        readings.send(d1("12:00")).because("this is the plan of batch 0.").emits(new Look(0, 1, 1, 2));
        readings.send(d1("12:01"), d1("12:02"))
                .because("a plan is made for one batch: it names the state that the batch before has saved. This is the plan of"
                        + " batch 1.")
                .emits(new Look(1, 1, 1, 2));
        readings.send(d1("12:03")).because("this is the plan of batch 2.").emits(new Look(2, 1, 1, 2));
        readings.send()
                .because("nothing came and no batch ran: the latest plan is still that of batch 2.")
                .emits(new Look(2, 1, 1, 2));
    }

    @Test
    @Order(4)
    void there_is_no_plan_before_the_first_batch(StructuredDriver driver) {
        var readings = started(driver, OutputMode.Update(), IncrementalExecutionTest::means);

        readings.send()
                .because("the query runs and has read nothing yet. A plan is made when a batch begins, so there is none to look"
                        + " at.")
                .emitsNothing();
        readings.send(d1("12:00")).because("the first batch has run.").emits(new Look(0, 1, 1, 2));
    }

    @Test
    @Order(5)
    void two_aggregations_restore_and_save_each(StructuredDriver driver) {
        var readings = started(driver, OutputMode.Append(), IncrementalExecutionTest::busiest);

        readings.send(d1("12:00"))
                .because("an aggregation of an aggregation has two states, and each is restored and saved. Batch 0 has moved the"
                        + " watermark, so that Spark ran batch 1 without data.")
                .emits(new Look(1, 2, 2, 4));
        readings.send(d1("13:30"))
                .because("batch 2 had data, and batch 3 none: it has a plan like any other.")
                .emits(new Look(3, 2, 2, 4));
    }

    @Test
    @Order(6)
    void a_table_at_rest_is_aggregated_without_state(StructuredDriver driver) {
        var readings = started(
                driver,
                OutputMode.Append(),
                stream -> stream.join(models(driver.table(Reading.class, List.of(d1("11:00")))), "device"));

        readings.send(d1("12:00"))
                .because("what is aggregated here is a table at rest, as in the twin: all its rows are there, and no state is"
                        + " kept.")
                .emits(new Look(0, 0, 0, 0));
    }

    @Test
    @Order(7)
    void a_plan_is_a_tree(StructuredDriver driver) {
        var readings = started(
                driver,
                OutputMode.Update(),
                stream -> driver.table(Reading.class, List.of(d1("11:00")))
                        .select("device")
                        .join(means(stream), "device"));

        readings.send(d1("12:00"))
                .because("a join has two children, and the state is below the second.")
                .emits(new Look(0, 1, 1, 2));
    }

    @Test
    @Order(8)
    void each_kind_of_aggregate_counts(StructuredDriver driver) {
        var readings = started(
                driver,
                OutputMode.Update(),
                stream -> stream.groupBy("device").agg(collect_set("temp")));

        readings.send(d1("12:00"))
                .because("for a set Spark takes the operator ObjectHashAggregate, whose name ends in Aggregate, too.")
                .emits(new Look(0, 1, 1, 2));
    }

    @Test
    @Order(9)
    void an_aggregate_that_sorts_counts_too(StructuredDriver driver) {
        var readings = started(
                driver,
                OutputMode.Update(),
                stream -> stream.groupBy("device").agg(max("model")));

        readings.send(d1("12:00"))
                .because("a text cannot be changed in place in a hash table, so Spark takes the operator SortAggregate.")
                .emits(new Look(0, 1, 1, 2));
    }

    @Test
    @Order(10)
    void a_restart_takes_the_plan_away(StructuredDriver driver) {
        var readings = started(driver, OutputMode.Update(), IncrementalExecutionTest::means);

        readings.send(d1("12:00")).because("this is the plan of batch 0.").emits(new Look(0, 1, 1, 2));
        readings.send(d1("12:01")).because("this is the plan of batch 1.").emits(new Look(1, 1, 1, 2));
        driver.restart()
                .because("the checkpoint holds the state and no plan. None is made before the next batch.")
                .emitsNothing();
        readings.send(d1("12:02"))
                .because("the numbers go on where the checkpoint ends: batch 2 is the first of this run.")
                .emits(new Look(2, 1, 1, 2));
    }

    @Test
    @Order(11)
    void each_query_has_its_own_plan(StructuredDriver driver, Path directory) throws Exception {
        var readings = driver.input("means", Reading.class);
        var others = driver.input("hot", Reading.class);
        var other = hot(others.rows())
                .writeStream()
                .format("noop")
                .option("checkpointLocation", directory.resolve("hot").toString())
                .start();
        for (String time : List.of("12:00", "12:01")) {
            others.add(d1(time));
            other.processAllAvailable();
        }

        driver.start(
                OutputMode.Update(),
                () -> means(readings.rows()),
                (batch, id) -> batch.collectAsList(),
                () -> Stream.of(
                                look(driver, driver.query(), IncrementalExecutionTest::means),
                                look(driver, other, IncrementalExecutionTest::hot))
                        .flatMap(Optional::stream)
                        .toList());
        readings.send(d1("12:02"))
                .because("there are two queries: the means are at their batch 0, and the hot readings, which keep no state, are at"
                        + " their batch 1.")
                .emits(new Look(0, 1, 1, 2), new Look(1, 0, 0, 0));
    }
}
