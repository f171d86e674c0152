package kata.windowing;

import static kata.domain.Times.at;

import java.time.Duration;
import java.time.Instant;
import kata.testkit.SparkTest;
import kata.testkit.StructuredDriver;
import kata.testkit.StructuredInput;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class SessionWindowsTest {

    /** What a beacon heard. */
    record Ping(String badge, Instant ts) {}

    /** What another beacon reports. */
    record Report(String beacon, Instant ts, Integer strength, String badge) {}

    record Span(Instant start, Instant end) {}

    /** One row of the answer. */
    record Visit(Span visit, String badge, long pings) {}

    private static Ping ada(String time) {
        return new Ping("ada", at(time));
    }

    private static Ping bob(String time) {
        return new Ping("bob", at(time));
    }

    private static Visit visit(String badge, String start, String end, long pings) {
        return new Visit(new Span(at(start), at(end)), badge, pings);
    }

    private static void start(StructuredDriver driver, StructuredInput<?> pings) {
        driver.start(OutputMode.Append(), () -> SessionWindows.visits(pings.rows()));
    }

    @Test
    @Order(1)
    void makes_a_visit_of_pings(StructuredDriver driver) {
        var pings = driver.input(Ping.class);
        start(driver, pings);

        driver.advance(Duration.ofHours(1));
        pings.send(ada("08:01"), ada("08:04"), ada("08:08"))
                .because("the visit may not be over yet.")
                .emitsNothing();
        pings.send(ada("18:00"))
                .because("the three pings are three and four minutes apart, so they are one visit: from the first ping, 08:01,"
                        + " to five minutes after the last, 08:13. It is final long before 18:00, where the next begins, which"
                        + " is not final yet. That an hour has passed on the clock plays no part.")
                .emits(visit("ada", "08:01", "08:13", 3));
    }

    @Test
    @Order(2)
    void ends_a_visit_after_five_silent_minutes(StructuredDriver driver) {
        var pings = driver.input(Ping.class);
        start(driver, pings);

        pings.send(ada("08:01"), ada("08:09"))
                .because("the visits may not be over yet.")
                .emitsNothing();
        pings.send(ada("18:00"))
                .because("eight minutes lie between the two pings: one visit has ended, and another has begun.")
                .emits(visit("ada", "08:01", "08:06", 1), visit("ada", "08:09", "08:14", 1));
    }

    @Test
    @Order(3)
    void keeps_badges_apart(StructuredDriver driver) {
        var pings = driver.input(Ping.class);
        start(driver, pings);

        pings.send(ada("08:01"), bob("08:03"), ada("08:05"), bob("08:09"))
                .because("the visits may not be over yet.")
                .emitsNothing();
        pings.send(bob("18:00"))
                .because("each badge has visits of its own: Ada's pings are four minutes apart, Bob's six. Bob's ping of"
                        + " 18:00 ends Ada's visit too, because there is one watermark for the whole stream.")
                .emits(
                        visit("ada", "08:01", "08:10", 2),
                        visit("bob", "08:03", "08:08", 1),
                        visit("bob", "08:09", "08:14", 1));
    }

    @Test
    @Order(4)
    void goes_on_with_a_visit_in_the_next_batch(StructuredDriver driver) {
        var pings = driver.input(Ping.class);
        start(driver, pings);

        pings.send(ada("09:01")).because("the visit has begun.").emitsNothing();
        pings.send(ada("09:05")).because("the visit goes on.").emitsNothing();
        pings.send(ada("09:09")).because("the visit goes on.").emitsNothing();
        pings.send(ada("18:00"))
                .because("a visit is not cut by batches: each ping came less than five minutes after the one before.")
                .emits(visit("ada", "09:01", "09:14", 3));
    }

    @Test
    @Order(5)
    void joins_two_visits_by_a_late_ping(StructuredDriver driver) {
        var pings = driver.input(Ping.class);
        start(driver, pings);

        pings.send(ada("12:00")).because("a visit has begun.").emitsNothing();
        pings.send(ada("12:08"))
                .because("12:08 is eight minutes after 12:00, so it looks like a second visit. But a ping may be ten minutes"
                        + " late: neither is final.")
                .emitsNothing();
        pings.send(ada("12:04"))
                .because("12:04 is less than five minutes from both: all three are one visit.")
                .emitsNothing();
        pings.send(ada("18:00"))
                .because("the late ping has joined two visits into one, from 12:00 to five minutes after 12:08.")
                .emits(visit("ada", "12:00", "12:13", 3));
    }

    @Test
    @Order(6)
    void waits_ten_minutes_after_the_end_and_no_longer(StructuredDriver driver) {
        var pings = driver.input(Ping.class);
        start(driver, pings);

        pings.send(ada("13:00"), bob("13:14:59"))
                .because("Ada's visit ends at 13:05, and ten minutes before the latest ping, 13:14:59, it was 13:04:59: a"
                        + " second is missing.")
                .emitsNothing();
        pings.send(bob("13:15"))
                .because("ten minutes before 13:15 it was 13:05, the end of Ada's visit: it is final.")
                .emits(visit("ada", "13:00", "13:05", 1));
    }

    @Test
    @Order(7)
    void emits_a_visit_once(StructuredDriver driver) {
        var pings = driver.input(Ping.class);
        start(driver, pings);

        pings.send(ada("14:00")).because("the visit has begun.").emitsNothing();
        pings.send(bob("14:30"))
                .because("the visit of 14:00 is final, twenty-five minutes after its end.")
                .emits(visit("ada", "14:00", "14:05", 1));
        pings.send(ada("14:01"))
                .because("14:01 is more than ten minutes late, and its visit has been emitted: what append mode has emitted"
                        + " never changes. The ping is dropped.")
                .emitsNothing();
        pings.send(bob("18:00"))
                .because("of Ada's visit nothing is left. Bob's of 14:30 has become final.")
                .emits(visit("bob", "14:30", "14:35", 1));
    }

    @Test
    @Order(8)
    void counts_pings_of_one_moment(StructuredDriver driver) {
        var pings = driver.input(Ping.class, 3);
        start(driver, pings);

        pings.send(ada("15:04"), ada("15:01"), ada("15:04"), bob("15:02"), ada("15:07"), bob("15:02"))
                .because("the visits may not be over yet.")
                .emitsNothing();
        pings.send(ada("18:00"))
                .because("two beacons may hear a badge at the same moment, which is two pings. The pings lie in three"
                        + " partitions, in no order.")
                .emits(visit("ada", "15:01", "15:12", 4), visit("bob", "15:02", "15:07", 2));
    }

    @Test
    @Order(9)
    void goes_by_the_time_of_hearing(StructuredDriver driver) {
        var pings = driver.input(Ping.class);
        start(driver, pings);

        driver.advance(Duration.ofHours(12));
        pings.send(ada("08:01"), ada("08:10"))
                .because("both pings arrive in the evening, after a day without network.")
                .emitsNothing();
        driver.advance(Duration.ofHours(2));
        pings.send(ada("08:13"))
                .because("it arrives two hours after 08:10 and was heard three minutes after it. The time of hearing, ts, says"
                        + " which visit a ping is of, and how far the stream has come: to 08:13.")
                .emitsNothing();
        pings.send(ada("18:00"))
                .because("08:10 and 08:13 are one visit, and 08:01 is another.")
                .emits(visit("ada", "08:01", "08:06", 1), visit("ada", "08:10", "08:18", 2));
    }

    @Test
    @Order(10)
    void finds_no_visit_for_a_ping_without_a_time(StructuredDriver driver) {
        var pings = driver.input(Ping.class);
        start(driver, pings);

        pings.send(ada("16:00"), new Ping("ada", null), bob("18:00"))
                .because("nobody knows when the second ping was heard, so it is of no visit. The time at which it arrives says"
                        + " nothing about it.")
                .emits(visit("ada", "16:00", "16:05", 1));
    }

    @Test
    @Order(11)
    void does_not_mind_the_other_columns(StructuredDriver driver) {
        var reports = driver.input(Report.class);
        start(driver, reports);

        reports.send(
                        new Report("b1", at("16:00"), -60, "ada"),
                        new Report("b2", at("16:03"), null, "ada"),
                        new Report(null, at("18:00"), -70, "ada"))
                .because("only badge and ts matter, wherever they stand. What else a ping holds or lacks makes no"
                        + " difference.")
                .emits(visit("ada", "16:00", "16:08", 2));
    }

    @Test
    @Order(12)
    void goes_on_after_a_restart(StructuredDriver driver) {
        var pings = driver.input(Ping.class);
        start(driver, pings);

        pings.send(ada("08:01")).because("the visit has begun.").emitsNothing();
        driver.restart().because("nothing has arrived.").emitsNothing();
        pings.send(ada("08:04"))
                .because("the query was stopped and started again before this step, and the visit goes on.")
                .emitsNothing();
        pings.send(ada("18:00"))
                .because("Spark finds its state in the checkpoint. What an answer keeps in a field or a map of its own is"
                        + " lost, or comes from an earlier stream.")
                .emits(visit("ada", "08:01", "08:09", 2));
    }

    @Test
    @Order(13)
    void takes_a_time_as_it_is(StructuredDriver driver) {
        var pings = driver.input(Ping.class);
        start(driver, pings);

        pings.send(ada("13:00:00.500")).because("the visit has begun.").emitsNothing();
        pings.send(ada("18:00"))
                .because("a ping is heard at a fraction of a second, and so the visit begins and ends.")
                .emits(visit("ada", "13:00:00.500", "13:05:00.500", 1));
    }
}
