package kata.plans;

import static kata.domain.Times.at;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import kata.domain.Times;
import kata.testkit.Plan;
import kata.testkit.SparkTest;
import kata.testkit.Table;
import kata.testkit.rows.RowFormat;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class PredicatePushdownTest {

    record Archived(String device, String model, Instant ts, Double temp, double vib, String note, String site) {}

    record TooHot(String device, Instant ts, double over) {}

    /** Four sites with two files each. The first file of a site is yesterday's, and cool; the second is today's. */
    private static final List<String> SITES = List.of("A", "B", "C", "D");

    private static Archived reading(String site, String device, Instant ts, Double temp) {
        return new Archived(device, "M1", ts, temp, 1.5, "ok", site);
    }

    private static Instant yesterday(String time) {
        return at(time).minus(Duration.ofDays(1));
    }

    /**
     * An archive in which every file is written by itself, in the directory of its site. Its times are micros: of the
     * 96 bits that Spark writes unless it is told otherwise, a file knows no least and no greatest.
     */
    @SafeVarargs
    private static Dataset<Row> archive(SparkSession spark, Path directory, List<Archived>... files) {
        String place = directory.resolve("archive").toUri().toString();
        spark.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
        for (List<Archived> file : files) {
            spark.createDataFrame(file.stream().map(RowFormat::row).toList(), RowFormat.schema(Archived.class))
                    .coalesce(1)
                    .write()
                    .mode("append")
                    .partitionBy("site")
                    .parquet(place);
        }
        return spark.read().parquet(place);
    }

    private static Dataset<Row> fourSites(SparkSession spark, Path directory) {
        return archive(
                spark,
                directory,
                SITES.stream()
                        .flatMap(site -> Stream.of(
                                reading(site, site + 1, yesterday("10:00"), 20.0),
                                reading(site, site + 2, yesterday("11:00"), 21.0)))
                        .toList(),
                SITES.stream()
                        .flatMap(site -> Stream.of(
                                reading(site, site + 1, at("10:00"), 38.0),
                                reading(site, site + 2, at("11:00"), 43.5),
                                reading(site, site + 3, at("12:00"), 20.0)))
                        .toList());
    }

    @Test
    @Order(1)
    void finds_the_hot_readings_of_the_site(SparkSession spark, Path directory) {
        var readings = archive(
                spark,
                directory,
                List.of(
                        reading("A", "d1", at("10:00"), 43.5),
                        reading("A", "d1", at("10:05"), 40.0),
                        reading("A", "d2", at("10:00"), 40.25),
                        reading("A", "d3", at("10:00"), null),
                        reading("B", "d9", at("10:00"), 50.0),
                        reading("AB", "d8", at("10:00"), 51.0)));

        Table.of(PredicatePushdown.tooHot(readings, "A", Times.DAY, 40.0))
                .because("over is by how many degrees a reading is above the limit, and at the limit it is not above it."
                        + " A missing temperature is not hot, and d8 and d9 are at other sites.")
                .hasRows(new TooHot("d1", at("10:00"), 3.5), new TooHot("d2", at("10:00"), 0.25));
    }

    @Test
    @Order(2)
    void finds_the_readings_of_the_day(SparkSession spark, Path directory) {
        var readings = archive(
                spark,
                directory,
                List.of(
                        reading("B", "d1", yesterday("23:59:59"), 31.0),
                        reading("B", "d1", at("00:00"), 32.0),
                        reading("B", "d2", at("23:59:59").plusMillis(500), 33.0),
                        reading("B", "d2", at("00:00").plus(Duration.ofDays(1)), 34.0),
                        reading("B", "d3", at("12:00").plus(Duration.ofDays(31)), 35.0)));

        Table.of(PredicatePushdown.tooHot(readings, "B", Times.DAY, 30.0))
                .because("a day begins at midnight and ends before the next, and the second day of the next month is"
                        + " another day.")
                .hasRows(new TooHot("d1", at("00:00"), 2.0), new TooHot("d2", at("23:59:59").plusMillis(500), 3.0));
    }

    @Test
    @Order(3)
    void takes_the_day_of_the_session(SparkSession spark, Path directory) {
        spark.conf().set("spark.sql.session.timeZone", "America/New_York");
        var readings = archive(
                spark,
                directory,
                List.of(
                        reading("A", "d1", at("04:59"), 41.0),
                        reading("A", "d1", at("05:01"), 42.0),
                        reading("A", "d2", at("04:59").plus(Duration.ofDays(1)), 43.0)));

        Table.of(PredicatePushdown.tooHot(readings, "A", Times.DAY, 40.0))
                .because("this session is in New York, where 2 March begins at 05:00 UTC.")
                .hasRows(
                        new TooHot("d1", at("05:01"), 2.0),
                        new TooHot("d2", at("04:59").plus(Duration.ofDays(1)), 3.0));
    }

    @Test
    @Order(4)
    void keeps_readings_that_are_equal(SparkSession spark, Path directory) {
        var readings = archive(
                spark,
                directory,
                List.of(reading("A", "d1", at("10:00"), 41.0), reading("A", "d1", at("10:00"), 41.0)));

        Table.of(PredicatePushdown.tooHot(readings, "A", Times.DAY, 40.0))
                .because("there is a row for each reading. Whether two equal ones are one is not for this report to say.")
                .hasRows(new TooHot("d1", at("10:00"), 1.0), new TooHot("d1", at("10:00"), 1.0));
    }

    @Test
    @Order(5)
    void opens_the_files_of_the_site_only(SparkSession spark, Path directory) {
        var readings = fourSites(spark, directory);

        Plan.afterRun(PredicatePushdown.tooHot(readings, "B", Times.DAY, 40.0))
                .because("each site has a directory, so a filter that Spark can decide by the directory's name alone"
                        + " skips all others. It shows under PartitionFilters. The archive holds years: opening all of"
                        + " it takes hours.")
                .readsFiles(2, 8);
    }

    @Test
    @Order(6)
    void skips_rows_that_are_not_too_hot(SparkSession spark, Path directory) {
        var readings = archive(
                spark,
                directory,
                List.of(
                        reading("A", "d1", at("10:00"), 20.0),
                        reading("A", "d2", at("10:00"), 36.0),
                        reading("A", "d3", at("10:00"), null)),
                List.of(reading("A", "d1", at("11:00"), 36.5), reading("A", "d2", at("11:00"), 45.0)),
                List.of(reading("A", "d1", at("12:00"), 21.0), reading("A", "d2", at("12:00"), 39.0)));

        Plan.afterRun(PredicatePushdown.tooHot(readings, "A", Times.DAY, 40.0))
                .because("a Parquet file knows the least and the greatest value of most columns. Two of these three"
                        + " files have nothing above 39 degrees, and need not be read any further, if the file is"
                        + " told: by a filter under PushedFilters, of the column as it is in the file and a constant.")
                .readsRows(2);
    }

    @Test
    @Order(7)
    void skips_rows_of_other_days(SparkSession spark, Path directory) {
        var readings = archive(
                spark,
                directory,
                List.of(reading("A", "d1", yesterday("10:00"), 41.0), reading("A", "d2", yesterday("23:00"), 42.0)),
                List.of(reading("A", "d1", at("01:00"), 43.0)),
                List.of(
                        reading("A", "d1", at("00:00").plus(Duration.ofDays(1)), 44.0),
                        reading("A", "d2", at("09:00").plus(Duration.ofDays(1)), 45.0)));

        Plan.afterRun(PredicatePushdown.tooHot(readings, "A", Times.DAY, 40.0))
                .because("all of these are hot, and two of the three files hold no reading of the day. The file knows"
                        + " its first and its last moment, and not what a function would make of them. Of"
                        + " to_date(ts) = day Spark makes two moments by itself; of most functions it cannot.")
                .readsRows(1);
    }

    @Test
    @Order(8)
    void reads_the_columns_that_it_needs(SparkSession spark, Path directory) {
        var readings = fourSites(spark, directory);

        Plan.afterRun(PredicatePushdown.tooHot(readings, "C", Times.DAY, 40.0))
                .because("Parquet keeps each column by itself, so a column that nobody needs is not read. The site is in"
                        + " the directory's name, and in no file.")
                .readsColumns("device", "temp", "ts");
    }

    @Test
    @Order(9)
    void reads_no_more_for_another_question(SparkSession spark, Path directory) {
        var readings = fourSites(spark, directory);

        var answer = PredicatePushdown.tooHot(readings, "D", Times.DAY.minusDays(1), 20.5);
        Table.of(answer)
                .because("the site, the day and the limit are arguments: the next report has others.")
                .hasRows(new TooHot("D2", yesterday("11:00"), 0.5));
        Plan.afterRun(answer)
                .because("yesterday's file of the site has two rows, and today's is skipped by its times.")
                .readsFiles(2, 8)
                .readsRows(2);
    }

    @AfterEach
    void forgetWhatWasCached(SparkSession spark) {
        spark.catalog().clearCache();
    }
}
