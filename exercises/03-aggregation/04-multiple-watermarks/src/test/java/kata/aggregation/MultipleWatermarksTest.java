package kata.aggregation;

import java.time.Instant;
import kata.domain.Reading;
import kata.domain.Times;
import kata.testkit.SparkTest;
import kata.testkit.StructuredDriver;
import kata.testkit.StructuredInput;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class MultipleWatermarksTest {

    record Window(Instant start, Instant end) {}

    /** One row of the answer. */
    record Count(Window window, long readings) {}

    private static Reading at(String time) {
        return Reading.of("d1", Times.at(time));
    }

    private static Count count(String start, String end, long readings) {
        return new Count(new Window(Times.at(start), Times.at(end)), readings);
    }

    /** The two inputs, and the answer running on them. */
    private record Sites(StructuredDriver driver, StructuredInput<Reading> harbour, StructuredInput<Reading> quarry) {

        static Sites of(StructuredDriver driver) {
            var harbour = driver.input("harbour", Reading.class);
            var quarry = driver.input("quarry", Reading.class);
            driver.start(OutputMode.Append(), () -> MultipleWatermarks.counts(harbour.rows(), quarry.rows()));
            return new Sites(driver, harbour, quarry);
        }
    }

    @Test
    @Order(1)
    void counts_the_readings_of_both_sites(StructuredDriver driver) {
        Sites sites = Sites.of(driver);

        sites.harbour.add(at("08:01"), at("08:02"));
        sites.quarry.add(at("08:03"));
        driver.step()
                .because("the window from 08:00 to 08:05 has only just begun at both sites.")
                .emitsNothing();
        sites.harbour.add(at("18:00"));
        sites.quarry.add(at("18:00"));
        driver.step()
                .because("both sites have come to 18:00, so the window from 08:00 to 08:05 is final. There is one row for"
                        + " each window, with the readings of both sites added up.")
                .emits(count("08:00", "08:05", 3));
    }

    @Test
    @Order(2)
    void waits_for_the_site_that_lags(StructuredDriver driver) {
        Sites sites = Sites.of(driver);

        sites.harbour.add(at("12:01"));
        sites.quarry.add(at("12:00"));
        driver.step()
                .because("the window from 12:00 to 12:05 has only just begun.")
                .emitsNothing();
        sites.harbour
                .send(at("12:30"))
                .because("the quarry is still at 12:00. A query may go only as far as the slower site, whose readings of this"
                        + " window may yet come.")
                .emitsNothing();
        sites.quarry
                .send(at("12:03"))
                .because("the query has gone only as far as the slower site, the quarry: its reading of 12:03 counts.")
                .emitsNothing()
                .drops(0);
        sites.quarry
                .send(at("12:15"))
                .because("now both sites are ten minutes past 12:05: the window is final, with 12:01, 12:00 and 12:03.")
                .emits(count("12:00", "12:05", 3));
    }

    @Test
    @Order(3)
    void waits_for_either_site(StructuredDriver driver) {
        Sites sites = Sites.of(driver);

        sites.harbour.add(at("12:01"));
        sites.quarry.add(at("12:00"));
        driver.step()
                .because("the window from 12:00 to 12:05 has only just begun.")
                .emitsNothing();
        sites.quarry
                .send(at("12:30"))
                .because("the quarry is ahead this time, and the harbour still at 12:01: its readings of this window may yet"
                        + " come.")
                .emitsNothing();
        sites.harbour
                .send(at("12:03"))
                .because("the quarry is ahead this time: the query has gone only as far as the harbour, and 12:03 counts.")
                .emitsNothing()
                .drops(0);
        sites.harbour
                .send(at("12:15"))
                .because("the quarry is ahead this time, but now both sites are ten minutes past 12:05: the window is"
                        + " final.")
                .emits(count("12:00", "12:05", 3));
    }

    @Test
    @Order(4)
    void counts_a_window_in_which_one_site_is_silent(StructuredDriver driver) {
        Sites sites = Sites.of(driver);

        sites.harbour.add(at("10:06"));
        sites.quarry.add(at("10:01"));
        driver.step().because("the windows have only begun.").emitsNothing();
        sites.harbour.add(at("18:00"));
        sites.quarry.add(at("18:00"));
        driver.step()
                .because("the first window has no reading of the harbour, and the second has none of the quarry. Each has"
                        + " one reading, and that is its count.")
                .emits(count("10:00", "10:05", 1), count("10:05", "10:10", 1));
    }

    @Test
    @Order(5)
    void waits_for_a_site_that_has_sent_nothing(StructuredDriver driver) {
        Sites sites = Sites.of(driver);

        sites.harbour.send(at("09:01")).because("the window has only begun.").emitsNothing();
        sites.harbour
                .send(at("18:00"))
                .because("the quarry has sent nothing so far. Its readings of the morning may still come.")
                .emitsNothing();
        sites.quarry
                .send(at("18:00"))
                .because("the first reading of the quarry says that it has come to 18:00 too: the window of the morning is"
                        + " final.")
                .emits(count("09:00", "09:05", 1));
    }

    @Test
    @Order(6)
    void waits_ten_minutes_at_each_site_and_no_longer(StructuredDriver driver) {
        Sites sites = Sites.of(driver);

        sites.harbour.add(at("12:01"), at("12:06"), at("12:15"));
        sites.quarry.add(at("12:14:59"));
        driver.step()
                .because("a second is missing at the quarry: it is at 12:14:59, and the first window ends at 12:05.")
                .emitsNothing();
        sites.quarry
                .send(at("12:20"))
                .because("the first window is final when the latest reading is ten minutes past its end at both sites,"
                        + " here at 12:15. The second is not: the harbour is only at 12:15.")
                .emits(count("12:00", "12:05", 1));
        sites.harbour
                .send(at("12:19:59"))
                .because("a second is missing at the harbour: it is at 12:19:59, and the second window ends at 12:10.")
                .emitsNothing();
        sites.harbour
                .send(at("12:20"))
                .because("the second window is final when the latest reading is ten minutes past its end at both sites,"
                        + " here at 12:20.")
                .emits(count("12:05", "12:10", 1));
    }

    @Test
    @Order(7)
    void counts_what_is_late_at_its_own_site_while_the_window_is_open(StructuredDriver driver) {
        Sites sites = Sites.of(driver);

        sites.harbour.add(at("12:01"), at("18:00"));
        sites.quarry.add(at("12:00"));
        driver.step().because("the quarry is at 12:00: the window is open.").emitsNothing();
        sites.harbour
                .send(at("12:02"))
                .because("the harbour is at 18:00, but what is too late is judged for the whole query, and the query"
                        + " is held back by the quarry: 12:02 counts.")
                .emitsNothing()
                .drops(0);
        sites.quarry
                .send(at("18:00"))
                .because("both sites are far past 12:05. 12:01, 12:00 and 12:02 count.")
                .emits(count("12:00", "12:05", 3));
    }

    @Test
    @Order(8)
    void counts_what_is_behind_the_watermark_while_its_window_is_open(StructuredDriver driver) {
        Sites sites = Sites.of(driver);

        sites.harbour.add(at("12:01"), at("12:13"));
        sites.quarry.add(at("12:13"));
        driver.step().because("both sites are at 12:13, and the first window is open until 12:15.").emitsNothing();
        sites.harbour
                .send(at("12:02"))
                .because("12:02 is behind the watermark, 12:03, but its window is open: what is too late is judged by the"
                        + " window's end, 12:05.")
                .emitsNothing()
                .drops(0);
        sites.harbour.add(at("18:00"));
        sites.quarry.add(at("18:00"));
        driver.step()
                .because("12:02 counts as well as 12:01: its window was open.")
                .emits(count("12:00", "12:05", 2), count("12:10", "12:15", 2));
    }

    @Test
    @Order(9)
    void counts_a_reading_whatever_it_lacks(StructuredDriver driver) {
        Sites sites = Sites.of(driver);

        sites.harbour.add(at("09:01"));
        sites.quarry.add(Reading.of(null, Times.at("09:02")));
        driver.step().because("the window has only begun.").emitsNothing();
        sites.harbour.add(at("18:00"));
        sites.quarry.add(at("18:00"));
        driver.step()
                .because("a reading counts whatever it lacks, here the device: rows are counted, and not the values of a column.")
                .emits(count("09:00", "09:05", 2));
    }

    @Test
    @Order(10)
    void drops_what_comes_when_the_window_is_final(StructuredDriver driver) {
        Sites sites = Sites.of(driver);

        sites.harbour.add(at("12:01"), at("12:15"));
        sites.quarry.add(at("12:15"));
        driver.step().because("both sites are ten minutes past 12:05.").emits(count("12:00", "12:05", 1));
        sites.quarry
                .send(at("12:04"))
                .because("the window has been emitted, and append mode never emits it again.")
                .emitsNothing()
                .drops(1);
    }

    @Test
    @Order(11)
    void counts_equal_readings(StructuredDriver driver) {
        Sites sites = Sites.of(driver);

        sites.harbour.add(at("11:01"));
        sites.quarry.add(at("11:01"), at("11:01"));
        driver.step().because("the window has only begun.").emitsNothing();
        sites.harbour.add(at("18:00"));
        sites.quarry.add(at("18:00"));
        driver.step()
                .because("two readings with the same columns are two readings. Only an id could tell that one was sent"
                        + " twice.")
                .emits(count("11:00", "11:05", 3));
    }

    @Test
    @Order(12)
    void counts_once_after_a_crash(StructuredDriver driver) {
        Sites sites = Sites.of(driver);

        sites.harbour.send(at("13:01")).because("the window has only begun.").emitsNothing();
        sites.quarry.send(at("13:02")).because("the window has only begun.").emitsNothing();
        driver.restartAfterCrash()
                .because("the program died before it could write down that the batch with 13:02 was done.")
                .emitsNothing();
        sites.harbour.add(at("18:00"));
        sites.quarry.add(at("18:00"));
        driver.step()
                .because("after a crash Spark runs it once more, the batch that was not done, on the state of the batch"
                        + " before: 13:02 counts once. What a program keeps elsewhere has counted it already.")
                .emits(count("13:00", "13:05", 2));
    }
}
