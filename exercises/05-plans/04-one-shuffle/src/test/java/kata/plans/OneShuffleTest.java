package kata.plans;

import static kata.domain.Times.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import kata.testkit.Plan;
import kata.testkit.SparkTest;
import kata.testkit.Table;
import kata.testkit.rows.RowFormat;
import kata.testkit.spark.PlanNodes.Phase;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class OneShuffleTest {

    record Reading(String device, Instant ts, Double temp, double vib) {}

    record Summary(String device, Double mean, double worst, Instant at) {}

    private static final int PARTITIONS = 3;

    /** Readings that lie in three partitions, in turn, as files or a stream's blocks would. */
    private static Dataset<Row> table(SparkSession spark, Reading... readings) {
        var spread = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(Arrays.stream(readings).map(RowFormat::row).toList(), PARTITIONS);
        return spark.createDataFrame(spread, RowFormat.schema(Reading.class));
    }

    private static Dataset<Row> many(SparkSession spark) {
        return table(
                spark,
                IntStream.range(0, 24)
                        .mapToObj(i -> new Reading("d" + i % 4, at("12:00").plusSeconds(i), 20.0 + i, 1.0 + i * 7 % 24))
                        .toArray(Reading[]::new));
    }

    @Test
    @Order(1)
    void sums_up_each_device(SparkSession spark) {
        var readings = table(
                spark,
                new Reading("d1", at("12:00"), 20.0, 1.5),
                new Reading("d1", at("12:01"), 30.0, 1.0),
                new Reading("d2", at("12:02"), 40.0, 2.5));

        Table.of(OneShuffle.summary(readings))
                .because("20 and 30 degrees have the mean 25; d1 has shaken most at 12:00.")
                .hasRows(new Summary("d1", 25.0, 1.5, at("12:00")), new Summary("d2", 40.0, 2.5, at("12:02")));
    }

    @Test
    @Order(2)
    void moves_the_readings_once(SparkSession spark) {
        Plan.of(OneShuffle.summary(many(spark)), Phase.PHYSICAL)
                .because("an Exchange is a shuffle: all rows are written to disk, and fetched over the network by the"
                        + " tasks that need them. It is most of what a slow query does. One is needed, or the rows of a"
                        + " device never meet. Then everything about the device can be computed where they are; what is"
                        + " joined or sorted afterwards moves again.")
                .exchanges(1);
    }

    @Test
    @Order(3)
    void finds_the_moment_of_the_worst(SparkSession spark) {
        var readings = table(
                spark,
                new Reading("d1", at("12:00"), 45.0, 1.0),
                new Reading("d1", at("12:01"), 20.0, 9.0),
                new Reading("d1", at("12:02"), 25.0, 10.0),
                new Reading("d1", at("12:03"), 30.0, 2.0),
                new Reading("d2", at("12:04"), 21.0, 0.0));

        Table.of(OneShuffle.summary(readings))
                .because("d1 has shaken most, by 10, at 12:02: not in its latest reading, and not in its hottest. d2 stands"
                        + " still, and its worst is 0.")
                .hasRows(new Summary("d1", 30.0, 10.0, at("12:02")), new Summary("d2", 21.0, 0.0, at("12:04")));
    }

    @Test
    @Order(4)
    void takes_the_mean_of_all_readings(SparkSession spark) {
        var readings = table(
                spark,
                new Reading("d1", at("11:00"), 20.0, 1.0),
                new Reading("d1", at("12:01"), 40.0, 2.0),
                new Reading("d1", at("12:02"), 40.0, 3.0));

        Table.of(OneShuffle.summary(readings))
                .because("each reading counts once, however they are spread and whatever other readings are equal to"
                        + " it: 20, 40 and 40 have the mean 33.333..., which nobody has rounded.")
                .hasRows(new Summary("d1", 100.0 / 3, 3.0, at("12:02")));
    }

    @Test
    @Order(5)
    void leaves_missing_temperatures_out(SparkSession spark) {
        var readings = table(
                spark,
                new Reading("d1", at("12:00"), 20.0, 1.0),
                new Reading("d1", at("12:01"), null, 5.0),
                new Reading("d2", at("12:02"), null, 2.0));

        Table.of(OneShuffle.summary(readings))
                .because("a temperature that is missing is none, and not zero. The vibration of the same reading is there,"
                        + " and counts.")
                .hasRows(new Summary("d1", 20.0, 5.0, at("12:01")), new Summary("d2", null, 2.0, at("12:02")));
    }

    @Test
    @Order(6)
    void keeps_all_tasks_at_work(SparkSession spark) {
        spark.conf().set("spark.sql.shuffle.partitions", "3");

        var summary = OneShuffle.summary(many(spark));
        String because = "one partition is one task: the other cores wait while it reads everything. A shuffle less, or a"
                + " shuffle into one partition, is no gain.";
        Plan.of(summary, Phase.PHYSICAL).because(because).has(0, "Coalesce");
        assertNotEquals(
                1,
                summary.rdd().getNumPartitions(),
                "The summary is computed by one task, though Spark may use three.\n\n  Because " + because + "\n\n");
    }

    @Test
    @Order(7)
    void reads_the_table_once(SparkSession spark) {
        Plan.of(OneShuffle.summary(many(spark)), Phase.PHYSICAL)
                .because("all that is asked for can be found while the readings pass by once. To look for the moment of the"
                        + " worst afterwards, in the readings again, costs as much as the whole summary, however they get"
                        + " there: a copy of all readings on every executor is worse than a shuffle.")
                .has(1, "Scan ExistingRDD");
    }

    @Test
    @Order(8)
    void describes_and_runs_nothing(SparkSession spark) {
        var tasks = spark.sparkContext().longAccumulator();
        var counted = many(spark).javaRDD().mapPartitions(rows -> {
            tasks.add(1);
            return rows;
        });

        OneShuffle.summary(spark.createDataFrame(counted, RowFormat.schema(Reading.class)));
        assertEquals(
                0,
                tasks.value(),
                "Tasks have run while the summary was described.\n\n  Because a query that runs in two parts has"
                        + " shuffles in both, and the plan shows only those of the second. An answer describes the"
                        + " summary; it runs when somebody asks for its rows.\n\n");
    }
}
