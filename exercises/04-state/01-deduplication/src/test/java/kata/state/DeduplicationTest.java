package kata.state;

import static kata.domain.Times.at;

import kata.domain.Reading;
import kata.testkit.SparkTest;
import kata.testkit.Step;
import kata.testkit.StructuredDriver;
import kata.testkit.StructuredInput;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class DeduplicationTest {

    /** What is asked of a row where any copy may be the one that comes through. */
    record Report(String id, String device) {}

    private static Reading reading(String id, String time) {
        return Reading.of("d1", at(time)).id(id).temp(20.5);
    }

    private static StructuredInput<Reading> started(StructuredDriver driver) {
        return started(driver, driver.input(Reading.class));
    }

    private static StructuredInput<Reading> started(StructuredDriver driver, StructuredInput<Reading> readings) {
        driver.start(OutputMode.Append(), () -> Deduplication.once(readings.rows()));
        return readings;
    }

    @Test
    @Order(1)
    void lets_a_reading_through(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("r1", "12:00"))
                .because("a reading comes through at once and with all its columns: nothing has to be waited for, as only"
                        + " later copies are dropped.")
                .emits(reading("r1", "12:00"));
    }

    @Test
    @Order(2)
    void drops_the_second_copy(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("a1", "12:00"))
                .because("it is the first copy.")
                .emits(reading("a1", "12:00"));
        readings.send(reading("a1", "12:00:03"))
                .because("a1 was there. The copy has another time, that of the second attempt, but it is the same reading:"
                        + " the id says so.")
                .emitsNothing();
    }

    @Test
    @Order(3)
    void lets_readings_with_other_ids_through(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("b1", "12:00"))
                .because("it is the first copy.")
                .emits(reading("b1", "12:00"));
        readings.send(reading("b2", "12:00"), reading("b3", "12:00"))
                .because("another id is another reading, however alike they are otherwise.")
                .emits(reading("b2", "12:00"), reading("b3", "12:00"));
    }

    @Test
    @Order(4)
    void lets_one_of_two_copies_in_a_batch_through(StructuredDriver driver) {
        var readings = started(driver, driver.input(Reading.class, 3));

        readings.send(
                        reading("c1", "12:00"),
                        reading("c1", "12:00:03"),
                        reading("c2", "12:00"),
                        reading("c1", "12:00:06"),
                        reading("c2", "12:00:05"))
                .because("copies may come in one batch, and in several partitions of it: one row for each id, and any of its"
                        + " copies will do.")
                .emits(new Report("c1", "d1"), new Report("c2", "d1"));
    }

    @Test
    @Order(5)
    void drops_a_copy_that_is_minutes_later(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("e1", "12:00"))
                .because("it is the first copy.")
                .emits(reading("e1", "12:00"));
        readings.send(reading("e2", "12:09"))
                .because("it is another reading.")
                .emits(reading("e2", "12:09"));
        readings.send(reading("e1", "12:09:30"))
                .because("a gateway tries again for up to ten minutes: e1 must be remembered for so long.")
                .emitsNothing();
    }

    @Test
    @Order(6)
    void remembers_until_no_copy_can_come(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("p1", "12:55"))
                .because("it is the first copy.")
                .emits(reading("p1", "12:55"));
        readings.send(reading("p2", "13:10"))
                .because("it is another reading.")
                .emits(reading("p2", "13:10"));
        readings.send(reading("p1", "13:04"))
                .because("it is nine minutes later than the first copy, in the next hour, and six behind the latest: such a copy"
                        + " may come, so p1 must still be known.")
                .emitsNothing();
    }

    @Test
    @Order(7)
    void takes_a_reading_that_is_up_to_ten_minutes_late(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("f1", "12:19"))
                .because("it is the first copy.")
                .emits(reading("f1", "12:19"));
        readings.send(reading("f2", "12:09:30"))
                .because("it is less than ten minutes behind the latest, 12:19, and was never there before.")
                .emits(reading("f2", "12:09:30"));
    }

    @Test
    @Order(8)
    void takes_a_reading_that_has_waited(StructuredDriver driver) {
        var readings = started(driver);

        readings.sendWithoutRest(reading("n1", "12:00"))
                .because("it is the first copy.")
                .emits(reading("n1", "12:00"));
        readings.sendWithoutRest(reading("n2", "15:00"))
                .because("it is another reading.")
                .emits(reading("n2", "15:00"));
        readings.sendWithoutRest(reading("n3", "12:01"))
                .because("it waited already when 15:00 came. Late rows are judged by the watermark of the batch before, 11:50, so"
                        + " it comes through.")
                .emits(reading("n3", "12:01"));
    }

    @Test
    @Order(9)
    void forgets_an_id(StructuredDriver driver) {
        var readings = started(driver);

        Step noon = readings.send(reading("g1", "12:00"), reading("g2", "12:00"), reading("g3", "12:01"))
                .because("they are three readings.")
                .emits(reading("g1", "12:00"), reading("g2", "12:00"), reading("g3", "12:01"));
        Step later = readings.send(reading("g4", "13:02"))
                .because("it is a fourth reading.")
                .emits(reading("g4", "13:02"));
        later.because("no copies of g1, g2 and g3 come any more: an hour later the state holds no more than it did at noon."
                        + " Otherwise it holds every id that ever was, and grows until the program dies.")
                .keepsNoMoreInStateThan(noon);
    }

    @Test
    @Order(10)
    void drops_what_is_an_hour_late(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("h1", "12:00"))
                .because("it is the first copy.")
                .emits(reading("h1", "12:00"));
        readings.send(reading("h2", "13:00"))
                .because("it is another reading.")
                .emits(reading("h2", "13:00"));
        readings.send(reading("h3", "12:00"))
                .because("it is an hour behind the latest. An id of that time may have been forgotten, so nobody knows"
                        + " whether h3 was there: it is dropped.")
                .emitsNothing();
    }

    @Test
    @Order(11)
    void remembers_over_a_restart(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("k1", "12:00"))
                .because("it is the first copy.")
                .emits(reading("k1", "12:00"));
        driver.restart().because("nothing has arrived.").emitsNothing();
        readings.send(reading("k1", "12:00:03"))
                .because("the program was started again from its checkpoint. What the query's state holds is in there; what a program"
                        + " keeps elsewhere is gone. k1 was there.")
                .emitsNothing();
    }

    @Test
    @Order(12)
    void lets_a_reading_through_again_that_may_be_lost(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("m1", "12:00"))
                .because("it is the first copy.")
                .emits(reading("m1", "12:00"));
        driver.restartAfterCrash()
                .because("the program died before it could write down that the batch was done, so m1 may not have arrived."
                        + " Spark runs the batch again, on the state of before: in that, m1 is not there yet. What a"
                        + " program remembers elsewhere knows m1 already, and m1 is lost.")
                .emits(reading("m1", "12:00"));
        readings.send(reading("m1", "12:00:03"))
                .because("now the batch is done, and m1 was there.")
                .emitsNothing();
    }
}
