package kata.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kata.testkit.Plan;
import kata.testkit.SparkTest;
import kata.testkit.StructuredDriver;
import kata.testkit.StructuredInput;
import kata.testkit.Table;
import kata.testkit.rows.RowFormat;
import kata.testkit.spark.PlanNodes.Phase;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

@SparkTest
class BroadcastJoinTest {

    record Reading(String id, String device, double temp) {}

    record Registration(String device, String site) {}

    record Placed(String id, String device, double temp, String site) {}

    private static final String THRESHOLD = "spark.sql.autoBroadcastJoinThreshold";

    /** More devices than a batch has readings, in two partitions. */
    private static Dataset<Row> registry(StructuredDriver driver) {
        var rows = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> new Registration("d" + i, i < 5 ? "Dock A" : "Dock B"))
                .collect(Collectors.toCollection(ArrayList::new));
        rows.add(new Registration("D2", "Quarry"));
        rows.add(new Registration("d2 ", "Mill"));
        var spark = driver.spark();
        return spark.createDataFrame(
                JavaSparkContext.fromSparkContext(spark.sparkContext())
                        .parallelize(rows.stream().map(RowFormat::row).toList(), 2),
                RowFormat.schema(Registration.class));
    }

    /** Spark may broadcast nothing by itself, as on the firm's cluster. */
    private static StructuredInput<Reading> started(StructuredDriver driver) {
        driver.spark().conf().set(THRESHOLD, "-1");
        var readings = driver.input(Reading.class, 2);
        driver.start(
                OutputMode.Append(),
                () -> BroadcastJoin.withSite(readings.rows(), registry(driver)));
        return readings;
    }

    @Test
    @Order(1)
    void adds_the_site(StructuredDriver driver) {
        started(driver)
                .send(new Reading("a", "d2", 20.0), new Reading("b", "d7", 30.0))
                .because("d2 stands at Dock A, and d7 at Dock B. D2, with a capital D, is another device, and so is \"d2 \".")
                .emits(new Placed("a", "d2", 20.0, "Dock A"), new Placed("b", "d7", 30.0, "Dock B"));
    }

    @Test
    @Order(2)
    void keeps_every_reading(StructuredDriver driver) {
        started(driver)
                .send(new Reading("a", "d2", 20.0), new Reading("b", "d20", 30.0), new Reading("c", null, 40.0))
                .because("nobody has registered d20 yet, and the third device does not know its name. Their readings"
                        + " come out all the same, with all their columns: the readings are the side of the join that is"
                        + " preserved.")
                .emits(
                        new Placed("a", "d2", 20.0, "Dock A"),
                        new Placed("b", "d20", 30.0, null),
                        new Placed("c", null, 40.0, null));
    }

    @Test
    @Order(3)
    void sends_the_registry_to_the_readings(StructuredDriver driver) {
        started(driver).send(new Reading("a", "d2", 20.0), new Reading("b", "d7", 30.0));

        Plan.ofLatestBatch(driver, Phase.PHYSICAL)
                .because("with a copy of the registry, each task looks up its own readings. Other joins move all readings"
                        + " over the network, or compare each with the whole registry; a lookup in a function hides the"
                        + " join from Spark, and its copy is as old as the query. A hint that does not reach this join,"
                        + " or stands on the side that is preserved, is dropped.")
                .has(1, "BroadcastHashJoin");
    }

    @Test
    @Order(4)
    void leaves_the_readings_where_they_are(StructuredDriver driver) {
        started(driver).send(new Reading("a", "d2", 20.0), new Reading("b", "d7", 30.0));

        Plan.ofLatestBatch(driver, Phase.PHYSICAL)
                .because("every task has the whole registry, so it does not matter in which partition a reading is, or in"
                        + " which order. And the registry has one row for each device: there is nothing to group.")
                .exchanges(0)
                .has(0, "Sort");
    }

    @Test
    @Order(5)
    void leaves_the_settings_alone(StructuredDriver driver) {
        driver.spark().conf().set(THRESHOLD, "-1");
        var before = settings(driver.spark());

        started(driver).send(new Reading("a", "d2", 20.0));

        var changed = settings(driver.spark());
        changed.entrySet().removeAll(before.entrySet());
        assertEquals(
                "{}",
                changed.toString(),
                "The answer has changed the session's settings.\n\n  Because they are there for all queries of the"
                        + " session: one of them once broadcast a table that had grown, and the driver ran out of"
                        + " memory.\n\n");
    }

    private static TreeMap<String, String> settings(SparkSession spark) {
        return new TreeMap<>(CollectionConverters.asJava(spark.conf().getAll()));
    }

    @Test
    @Order(6)
    void joins_a_table_the_same_way(StructuredDriver driver) {
        driver.spark().conf().set(THRESHOLD, "-1");
        var readings = driver.table(
                Reading.class,
                List.of(new Reading("a", "d9", 20.0), new Reading("b", "d20", 30.0), new Reading("c", "d4", 21.0)));

        var placed = BroadcastJoin.withSite(readings, registry(driver));
        Table.of(placed.select("id", "device", "temp", "site"))
                .because("a join of a stream with a table at rest is the join of each batch with it.")
                .hasRows(
                        new Placed("a", "d9", 20.0, "Dock B"),
                        new Placed("b", "d20", 30.0, null),
                        new Placed("c", "d4", 21.0, "Dock A"));
        Plan.of(placed, Phase.PHYSICAL)
                .because("and its plan is that of each batch.")
                .has(1, "BroadcastHashJoin")
                .exchanges(0);
    }

    @AfterEach
    void forgetWhatWasCached(StructuredDriver driver) {
        driver.spark().catalog().clearCache();
    }
}
