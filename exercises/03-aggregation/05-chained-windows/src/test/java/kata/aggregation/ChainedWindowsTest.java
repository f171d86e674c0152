package kata.aggregation;

import static kata.domain.Times.at;

import java.time.Duration;
import java.time.Instant;
import kata.testkit.SparkTest;
import kata.testkit.Step;
import kata.testkit.StructuredDriver;
import kata.testkit.StructuredInput;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class ChainedWindowsTest {

    record Report(String site, Instant ts) {}

    record Hour(Instant start, Instant end) {}

    /** One row of the answer. */
    record Busiest(Hour hour, String site, long readings) {}

    private static Report quarry(String time) {
        return new Report("quarry", at(time));
    }

    private static Report harbour(String time) {
        return new Report("harbour", at(time));
    }

    private static Busiest busiest(String start, String end, String site, long readings) {
        return new Busiest(new Hour(at(start), at(end)), site, readings);
    }

    private static StructuredInput<Report> started(StructuredDriver driver) {
        var reports = driver.input(Report.class);
        driver.start(OutputMode.Append(), () -> ChainedWindows.busiest(reports.rows()));
        return reports;
    }

    @Test
    @Order(1)
    void finds_the_busiest_five_minutes(StructuredDriver driver) {
        var reports = started(driver);

        reports.send(quarry("09:01"), quarry("09:02"), quarry("09:07"))
                .because("the hour from nine to ten has only begun.")
                .emitsNothing();
        reports.send(quarry("18:00"))
                .because("the hour is final. Of its three readings, two in the first five minutes are the most.")
                .emits(busiest("09:00", "10:00", "quarry", 2));
    }

    @Test
    @Order(2)
    void finds_it_for_each_site(StructuredDriver driver) {
        var reports = started(driver);

        reports.send(quarry("09:01"), quarry("09:02"), harbour("09:03"), harbour("09:31"), harbour("09:32"), harbour("09:33"))
                .because("the hour has only begun.")
                .emitsNothing();
        reports.send(quarry("18:00"))
                .because("each site has an hour of its own, with busiest minutes of its own: the quarry's were the first five,"
                        + " the harbour's those from 09:30. A reading of 18:00, of any site, makes the hour final for all.")
                .emits(busiest("09:00", "10:00", "quarry", 2), busiest("09:00", "10:00", "harbour", 3));
    }

    @Test
    @Order(3)
    void cuts_five_minutes_on_multiples_of_five(StructuredDriver driver) {
        var reports = started(driver);

        reports.send(quarry("09:03"), quarry("09:04:59.999"), quarry("09:05"), quarry("09:06"), quarry("09:07"))
                .because("the hour has only begun.")
                .emitsNothing();
        reports.send(quarry("18:00"))
                .because("the five minutes begin on multiples of five minutes: two readings come before 09:05:00 and three"
                        + " from then on.")
                .emits(busiest("09:00", "10:00", "quarry", 3));
    }

    @Test
    @Order(4)
    void counts_the_last_five_minutes_in_their_own_hour(StructuredDriver driver) {
        var reports = started(driver);

        reports.send(quarry("09:57"), quarry("09:58"), quarry("10:00"))
                .because("both hours are open.")
                .emitsNothing();
        reports.send(quarry("18:00"))
                .because("the five minutes from 09:55 end at ten, and an hour does not hold its end: they are of the hour"
                        + " from nine to ten. A reading of 10:00:00 is of the next.")
                .emits(busiest("09:00", "10:00", "quarry", 2), busiest("10:00", "11:00", "quarry", 1));
    }

    @Test
    @Order(5)
    void waits_ten_minutes_after_the_hour_and_no_longer(StructuredDriver driver) {
        var reports = started(driver);

        reports.send(quarry("09:57"), quarry("10:09:59"))
                .because("a second is missing until ten minutes past ten.")
                .emitsNothing();
        reports.send(harbour("10:10"))
                .because("the latest reading is ten minutes past ten: the last five minutes of the hour are final, and with"
                        + " them the hour, at once.")
                .emits(busiest("09:00", "10:00", "quarry", 1));
    }

    @Test
    @Order(6)
    void lets_a_late_reading_correct_its_five_minutes(StructuredDriver driver) {
        var reports = started(driver);

        reports.send(quarry("09:51"), quarry("09:56"), quarry("09:57"))
                .because("the hour is open.")
                .emitsNothing();
        reports.send(quarry("09:50"), quarry("09:52"))
                .because("they are less than ten minutes late: they count.")
                .emitsNothing()
                .drops(0);
        reports.send(quarry("18:00"))
                .because("the two late readings were less than ten minutes late, and with them the five minutes from 09:50"
                        + " are the busiest: three readings.")
                .emits(busiest("09:00", "10:00", "quarry", 3));
    }

    @Test
    @Order(7)
    void counts_a_late_reading_while_its_five_minutes_are_open(StructuredDriver driver) {
        var reports = started(driver);

        reports.send(quarry("09:45"), quarry("09:57")).because("the hour is open.").emitsNothing();
        reports.send(quarry("09:46"))
                .because("it is eleven minutes behind the latest, but its five minutes are open until a reading of 10:00 comes.")
                .emitsNothing()
                .drops(0);
        reports.send(quarry("18:00"))
                .because("its five minutes were open, so 09:46 counts as well as 09:45.")
                .emits(busiest("09:00", "10:00", "quarry", 2));
    }

    @Test
    @Order(8)
    void counts_equal_readings(StructuredDriver driver) {
        var reports = started(driver);

        reports.send(quarry("09:01"), quarry("09:01")).because("the hour is open.").emitsNothing();
        reports.send(quarry("18:00"))
                .because("two equal readings are two.")
                .emits(busiest("09:00", "10:00", "quarry", 2));
    }

    @Test
    @Order(9)
    void gives_the_hour_of_a_site_that_was_silent_at_its_end(StructuredDriver driver) {
        var reports = started(driver);

        reports.send(quarry("09:01")).because("the hour is open.").emitsNothing();
        reports.send(harbour("09:57")).because("the hour is open.").emitsNothing();
        reports.send(harbour("10:10"))
                .because("the latest reading, of any site, is ten minutes past ten: the hour is final for the quarry too,"
                        + " which was silent since 09:01.")
                .emits(busiest("09:00", "10:00", "quarry", 1), busiest("09:00", "10:00", "harbour", 1));
    }

    @Test
    @Order(10)
    void drops_a_reading_whose_five_minutes_are_over(StructuredDriver driver) {
        var reports = started(driver);

        reports.send(quarry("09:01"), quarry("09:57"))
                .because("the hour is open. Its first five minutes are over since a reading of 09:15 or later has come.")
                .emitsNothing();
        reports.send(quarry("09:03"), quarry("09:04"))
                .because("the five minutes from 09:00 have gone into the hour, with one reading. What comes for them now is"
                        + " dropped, although the hour is open.")
                .emitsNothing();
        reports.send(quarry("18:00"))
                .because("09:03 and 09:04 came too late: each five minutes of the hour have one reading.")
                .emits(busiest("09:00", "10:00", "quarry", 1));
    }

    @Test
    @Order(11)
    void gives_all_hours_that_are_final(StructuredDriver driver) {
        var reports = started(driver);

        reports.send(quarry("09:01"), quarry("11:31"), quarry("11:32"), quarry("18:00"))
                .because("a reading of 18:00 makes the hours from nine and from eleven final. From ten to eleven the quarry was"
                        + " silent: no row.")
                .emits(busiest("09:00", "10:00", "quarry", 1), busiest("11:00", "12:00", "quarry", 2));
    }

    @Test
    @Order(12)
    void keeps_the_hours_of_two_days_apart(StructuredDriver driver) {
        var reports = started(driver);
        Duration day = Duration.ofDays(1);

        reports.send(quarry("09:01"), quarry("09:02"))
                .because("the hour has only begun.")
                .emitsNothing();
        reports.send(new Report("quarry", at("09:01").plus(day)))
                .because("the hour of the first of the two days is final.")
                .emits(busiest("09:00", "10:00", "quarry", 2));
        reports.send(new Report("quarry", at("18:00").plus(day)))
                .because("nine to ten of the next day is another hour.")
                .emits(new Busiest(new Hour(at("09:00").plus(day), at("10:00").plus(day)), "quarry", 1));
    }

    @Test
    @Order(13)
    void forgets_what_is_final(StructuredDriver driver) {
        var reports = started(driver);

        Step morning = reports.send(quarry("09:01"), quarry("09:11"), quarry("09:21"))
                .because("the hour has only begun.")
                .emitsNothing();
        Step evening = reports.send(quarry("18:01"), quarry("18:11"), quarry("18:21"))
                .because("the hour from nine is final.")
                .emits(busiest("09:00", "10:00", "quarry", 1));
        evening.because("the morning was emitted and is forgotten: the state holds no more than it did then.")
                .keepsNoMoreInStateThan(morning);
    }

    @Test
    @Order(14)
    void counts_once_after_a_crash(StructuredDriver driver) {
        var reports = started(driver);

        reports.send(quarry("13:01")).because("the hour has only begun.").emitsNothing();
        reports.send(quarry("13:02")).because("the hour has only begun.").emitsNothing();
        driver.restartAfterCrash()
                .because("the program died before it could write down that the batch with 13:02 was done.")
                .emitsNothing();
        reports.send(quarry("18:00"))
                .because("after a crash Spark runs it once more, the batch that was not done, on the state of the batch"
                        + " before: 13:02 counts once. What a program keeps elsewhere has counted it already.")
                .emits(busiest("13:00", "14:00", "quarry", 2));
    }
}
