package kata.state;

import static kata.domain.Times.at;

import java.time.Duration;
import java.time.Instant;
import kata.domain.Reading;
import kata.testkit.SparkTest;
import kata.testkit.Step;
import kata.testkit.StructuredDriver;
import kata.testkit.StructuredInput;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class SilenceAlarmTest {

    /** One row of the answer. */
    record Alarm(String device, Instant since) {}

    private static Reading reading(String device, String time) {
        return Reading.of(device, at(time));
    }

    private static Alarm alarm(String device, String since) {
        return new Alarm(device, at(since));
    }

    private static StructuredInput<Reading> started(StructuredDriver driver) {
        driver.spark()
                .conf()
                .set(
                        "spark.sql.streaming.stateStore.providerClass",
                        "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider");
        var readings = driver.input(Reading.class);
        driver.start(OutputMode.Append(), () -> SilenceAlarm.alarms(readings.rows()));
        return readings;
    }

    @Test
    @Order(1)
    void raises_an_alarm(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("d1", "12:00"))
                .because("d1 has just reported.")
                .emitsNothing();
        readings.send(reading("d2", "12:10"))
                .because("d2 says that it is 12:10, and d1 was last heard at 12:00: it has been silent for five minutes and"
                        + " more.")
                .emits(alarm("d1", "12:00"));
    }

    @Test
    @Order(2)
    void puts_the_alarm_off_when_a_device_reports(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("a1", "12:00"))
                .because("a1 has just reported.")
                .emitsNothing();
        readings.send(reading("a1", "12:04"))
                .because("a1 has reported again.")
                .emitsNothing();
        readings.send(reading("a2", "12:08"))
                .because("the five minutes after 12:00 are over, but a1 reported at 12:04. A device may have many timers, and"
                        + " each timer stands for itself: one that was set at 12:00 fires unless you delete it.")
                .emitsNothing();
        readings.send(reading("a2", "12:11"))
                .because("now the five minutes after 12:04 are over.")
                .emits(alarm("a1", "12:04"));
    }

    @Test
    @Order(3)
    void raises_it_at_once_however_far_the_time_moves(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("o1", "12:00")).because("o1 has just reported.").emitsNothing();
        readings.send(reading("o1", "12:04")).because("o1 has reported again.").emitsNothing();
        readings.send(reading("o2", "12:30"))
                .because("it is far past the five minutes after 12:04: the alarm comes now, and not with the next reading.")
                .emits(alarm("o1", "12:04"));
    }

    @Test
    @Order(4)
    void raises_it_once(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("b1", "12:00")).because("b1 has just reported.").emitsNothing();
        readings.send(reading("b2", "12:10")).because("b1 is silent.").emits(alarm("b1", "12:00"));
        readings.send(reading("b2", "12:14"))
                .because("b1 is silent still, and the alarm was raised: once for each silence.")
                .emitsNothing();
    }

    @Test
    @Order(5)
    void raises_it_again_for_another_silence(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("c1", "12:00")).because("c1 has just reported.").emitsNothing();
        readings.send(reading("c2", "12:10")).because("c1 is silent.").emits(alarm("c1", "12:00"));
        readings.send(reading("c1", "12:12"), reading("c2", "12:12"))
                .because("c1 has reported again.")
                .emitsNothing();
        readings.send(reading("c2", "12:15"), reading("c2", "12:20"))
                .because("this is another silence of c1.")
                .emits(alarm("c1", "12:12"));
    }

    @Test
    @Order(6)
    void says_nothing_of_a_silence_that_is_over(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("e1", "12:00")).because("e1 has just reported.").emitsNothing();
        readings.send(reading("e1", "12:20"), reading("e2", "12:20"))
                .because("e1 was silent for twenty minutes, but by the time anybody knows, it has reported again: no mechanic"
                        + " is needed.")
                .emitsNothing();
    }

    @Test
    @Order(7)
    void takes_the_latest_of_a_batch(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("f1", "12:01"), reading("f1", "12:04"), reading("f1", "12:01:30"))
                .because("f1 has just reported.")
                .emitsNothing();
        readings.send(reading("f2", "12:08"))
                .because("the rows of a batch come in any order: f1's latest is 12:04, and not the first or the last that came.")
                .emitsNothing();
        readings.send(reading("f2", "12:11")).because("f1 is silent.").emits(alarm("f1", "12:04"));
    }

    @Test
    @Order(8)
    void takes_no_step_back(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("g1", "12:04")).because("g1 has just reported.").emitsNothing();
        readings.send(reading("g1", "12:03:30"))
                .because("it lags by half a minute.")
                .emitsNothing();
        readings.send(reading("g2", "12:09:45"))
                .because("a batch may bring an older reading than the one before: g1's latest is 12:04 still.")
                .emitsNothing();
        readings.send(reading("g2", "12:11"))
                .because("now the five minutes after 12:04 are over. A reading that lags leaves the timer where it is.")
                .emits(alarm("g1", "12:04"));
    }

    @Test
    @Order(9)
    void takes_all_readings_of_a_batch(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("p1", "12:04")).because("p1 has just reported.").emitsNothing();
        readings.send(reading("p1", "12:03:30"), reading("p1", "12:06"))
                .because("one lags, and the other is new.")
                .emitsNothing();
        readings.send(reading("p2", "12:11"))
                .because("p1 was heard at 12:06: an old reading must not hide a new one behind it.")
                .emitsNothing();
        readings.send(reading("p2", "12:13"))
                .because("now the five minutes after 12:06 are over.")
                .emits(alarm("p1", "12:06"));
    }

    @Test
    @Order(10)
    void waits_five_minutes_and_no_longer(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("h1", "12:00:30.500"), reading("h2", "12:00"))
                .because("both have just reported.")
                .emitsNothing();
        readings.send(reading("h2", "12:06:29"))
                .because("readings lag by up to a minute, so one of h1 from before 12:05:30 may still come.")
                .emitsNothing();
        readings.send(reading("h2", "12:06:32"))
                .because("no reading of h1 from the five minutes after 12:00:30 can come any more.")
                .emits(alarm("h1", "12:00:30.500"));
    }

    @Test
    @Order(11)
    void waits_for_readings_that_lag(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("i1", "12:00"), reading("i2", "12:05:30"))
                .because("readings lag by a minute: one of i1 may be under way.")
                .emitsNothing();
        readings.send(reading("i1", "12:04:45"))
                .because("there it is, 45 seconds late.")
                .emitsNothing();
        readings.send(reading("i2", "12:09"))
                .because("i1 was heard at 12:04:45.")
                .emitsNothing();
    }

    @Test
    @Order(12)
    void takes_no_notice_of_the_clock_on_the_wall(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("j1", "12:00")).because("j1 has just reported.").emitsNothing();
        driver.advance(Duration.ofHours(1))
                .because("an hour by the clock on the wall says nothing: perhaps the line is down, and all readings wait.")
                .emitsNothing();
        readings.send(reading("j2", "12:10"))
                .because("now a reading says that it is 12:10.")
                .emits(alarm("j1", "12:00"));
    }

    @Test
    @Order(13)
    void watches_each_device(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("k1", "12:00"), reading("k2", "12:02"), reading("k3", "12:09"))
                .because("k1 was last heard at 12:00 and k2 at 12:02, and k3 says that it is 12:09: both are silent.")
                .emits(alarm("k1", "12:00"), alarm("k2", "12:02"));
    }

    @Test
    @Order(14)
    void forgets_a_device_that_is_silent(StructuredDriver driver) {
        var readings = started(driver);

        Step before = readings.send(reading("l1", "12:00"), reading("l2", "12:00"), reading("l3", "12:00"))
                .because("they have just reported.")
                .emitsNothing();
        Step after = readings.send(reading("m1", "18:00"), reading("m2", "18:00"), reading("m3", "18:00"))
                .because("the others are silent.")
                .emits(alarm("l1", "12:00"), alarm("l2", "12:00"), alarm("l3", "12:00"));
        after.because("the state holds the three devices that report, and no more than it did before: devices that were taken"
                        + " away would stay in it for ever.")
                .keepsNoMoreInStateThan(before);
    }

    @Test
    @Order(15)
    void forgets_nothing_over_a_crash(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("n1", "12:00")).because("n1 has just reported.").emitsNothing();
        driver.restart().because("nothing has arrived.").emitsNothing();
        readings.send(reading("n2", "12:10"))
                .because("the program was started again from its checkpoint, which holds the state and its timers.")
                .emits(alarm("n1", "12:00"));
        driver.restartAfterCrash()
                .because("the program died before it could write down that the batch was done: Spark runs it again, on the"
                        + " state of before, and raises the alarm again, as it may not have arrived.")
                .emits(alarm("n1", "12:00"));
    }
}
