package kata.state;

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
class MissingAcksTest {

    record Command(String cmdId, Instant cmdTs) {}

    record Ack(String ackId, Instant ackTs) {}

    /** One row of the answer. */
    record Answered(String cmdId, Instant cmdTs, String ackId, Instant ackTs) {}

    private static Command command(String id, String time) {
        return new Command(id, at(time));
    }

    private static Ack ack(String id, String time) {
        return new Ack(id, at(time));
    }

    private static Answered answered(String id, String sent, String acknowledged) {
        return new Answered(id, at(sent), id, at(acknowledged));
    }

    private static Answered missing(String id, String sent) {
        return new Answered(id, at(sent), null, null);
    }

    /** The two inputs, and the answer running on them. */
    private record Streams(StructuredDriver driver, StructuredInput<Command> commands, StructuredInput<Ack> acks) {

        static Streams of(StructuredDriver driver) {
            var commands = driver.input("commands", Command.class);
            var acks = driver.input("acks", Ack.class);
            driver.start(OutputMode.Append(), () -> MissingAcks.answered(commands.rows(), acks.rows()));
            return new Streams(driver, commands, acks);
        }
    }

    @Test
    @Order(1)
    void joins_a_command_with_its_acknowledgement(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.commands.add(command("c1", "12:00"));
        streams.acks.add(ack("c1", "12:02"));
        driver.step()
                .because("c1 was acknowledged after two minutes: the two come out together, as soon as both are there.")
                .emits(answered("c1", "12:00", "12:02"));
    }

    @Test
    @Order(2)
    void takes_them_in_any_order(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.commands.send(command("c1", "12:00")).because("its acknowledgement may still come.").emitsNothing();
        streams.acks
                .send(ack("c1", "12:02"))
                .because("the command has been waiting for it.")
                .emits(answered("c1", "12:00", "12:02"));
        streams.acks
                .send(ack("c2", "12:02"))
                .because("its command may still come: the two streams travel by different ways.")
                .emitsNothing();
        streams.commands
                .send(command("c2", "12:01"))
                .because("the acknowledgement has been waiting for it, and the commands are only at 12:01.")
                .emits(answered("c2", "12:01", "12:02"));
    }

    @Test
    @Order(3)
    void reports_a_command_without_acknowledgement(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.commands.send(command("c2", "12:00")).because("its acknowledgement may still come.").emitsNothing();
        streams.commands.add(command("c3", "12:10"));
        streams.acks.add(ack("c3", "12:11"));
        driver.step()
                .because("both streams have come to 12:10 and more, so no acknowledgement of c2 can come that was sent within"
                        + " five minutes: it comes out alone. c3 has its own.")
                .emits(answered("c3", "12:10", "12:11"), missing("c2", "12:00"));
    }

    @Test
    @Order(4)
    void waits_for_the_acknowledgements(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.acks.add(ack("c1", "12:00"));
        streams.commands.add(command("c1", "12:00"), command("c2", "12:00"));
        driver.step().because("c1 is answered at once.").emits(answered("c1", "12:00", "12:00"));
        streams.commands
                .send(command("c3", "18:00"))
                .because("the commands have come to 18:00, but the acknowledgements are at 12:00: that of c2 may still be"
                        + " under way.")
                .emitsNothing();
        driver.advance(Duration.ofHours(6))
                .because("six hours by the clock on the wall say nothing of how far the acknowledgements have come.")
                .emitsNothing();
        streams.acks
                .send(ack("c2", "12:04"))
                .because("there it is: four minutes after the command, whenever it arrived.")
                .emits(answered("c2", "12:00", "12:04"));
    }

    @Test
    @Order(5)
    void waits_for_the_commands(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.acks.add(ack("c1", "12:00"));
        streams.commands.add(command("c1", "12:00"));
        driver.step().because("c1 is answered at once.").emits(answered("c1", "12:00", "12:00"));
        streams.acks
                .send(ack("c2", "12:04"), ack("c9", "18:00"))
                .because("their commands may still come.")
                .emitsNothing();
        streams.commands
                .send(command("c2", "12:01"))
                .because("the acknowledgements have come to 18:00, but the commands are only at 12:01: what was sent at 12:04"
                        + " must still be there for them.")
                .emits(answered("c2", "12:01", "12:04"));
    }

    @Test
    @Order(6)
    void takes_an_acknowledgement_of_exactly_five_minutes(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.commands.add(command("c1", "12:00"));
        streams.acks.add(ack("c1", "12:05"));
        driver.step()
                .because("exactly five minutes are not more than five.")
                .emits(answered("c1", "12:00", "12:05"));
    }

    @Test
    @Order(7)
    void takes_no_acknowledgement_after_five_minutes(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.commands.add(command("c1", "12:00"));
        streams.acks.add(ack("c1", "12:05:00.500"));
        driver.step()
                .because("the acknowledgement was sent more than five minutes after the command: it is none.")
                .emitsNothing();
        streams.commands.add(command("c2", "12:10"));
        streams.acks.add(ack("c2", "12:11"));
        driver.step()
                .because("what was sent more than five minutes after the command is none, so c1 has no acknowledgement.")
                .emits(missing("c1", "12:00"), answered("c2", "12:10", "12:11"));
    }

    @Test
    @Order(8)
    void takes_no_acknowledgement_from_before_the_command(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.commands.add(command("c1", "12:00"));
        streams.acks.add(ack("c1", "11:59:30"));
        driver.step()
                .because("it was sent before the command, so it answers an older command with the same id.")
                .emitsNothing();
    }

    @Test
    @Order(9)
    void says_nothing_of_an_acknowledgement_without_a_command(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.acks.send(ack("c9", "12:00")).because("its command may still come.").emitsNothing();
        streams.commands.add(command("c1", "12:20"));
        streams.acks.add(ack("c1", "12:20"));
        driver.step()
                .because("nobody has sent c9: its acknowledgement is forgotten, and never comes out.")
                .emits(answered("c1", "12:20", "12:20"));
    }

    @Test
    @Order(10)
    void joins_each_with_each(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.commands.add(command("c1", "12:00"));
        streams.acks.add(ack("c1", "12:01"), ack("c1", "12:02"));
        driver.step()
                .because("a command comes out with each of its acknowledgements.")
                .emits(answered("c1", "12:00", "12:01"), answered("c1", "12:00", "12:02"));
        streams.commands
                .send(command("c1", "12:01"))
                .because("the command was sent once more, and both acknowledgements are within its five minutes: with each of"
                        + " its acknowledgements it comes out again.")
                .emits(answered("c1", "12:01", "12:01"), answered("c1", "12:01", "12:02"));
    }

    @Test
    @Order(11)
    void takes_what_lags_by_a_minute(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.commands.add(command("c1", "12:00"), command("c2", "12:05:30"));
        streams.acks.add(ack("c2", "12:05:30"));
        driver.step()
                .because("c2 is answered. Both streams may lag by a minute, so an acknowledgement of c1 may still come.")
                .emits(answered("c2", "12:05:30", "12:05:30"));
        streams.acks
                .send(ack("c1", "12:04:45"))
                .because("12:04:45 is less than a minute older than the latest acknowledgement, 12:05:30: it counts.")
                .emits(answered("c1", "12:00", "12:04:45"));
        streams.commands
                .send(command("c3", "12:04:45"))
                .because("the same holds for commands: 12:04:45 is less than a minute older than the latest. Its acknowledgement"
                        + " may still come.")
                .emitsNothing();
        streams.acks
                .send(ack("c3", "12:06"))
                .because("the command came less than a minute late, and so it is there.")
                .emits(answered("c3", "12:04:45", "12:06"));
    }

    @Test
    @Order(12)
    void takes_a_command_that_lags_while_the_acknowledgements_run_ahead(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.commands.add(command("c1", "12:05:30"));
        streams.acks.add(ack("c2", "12:05"), ack("c9", "12:20"));
        driver.step().because("nothing fits yet.").emitsNothing();
        streams.commands
                .send(command("c2", "12:04:45"))
                .because("it is less than a minute older than the latest command, 12:05:30, however far the acknowledgements are.")
                .emits(answered("c2", "12:04:45", "12:05"));
    }

    @Test
    @Order(13)
    void takes_an_acknowledgement_that_lags_while_the_commands_run_ahead(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.commands.add(command("c1", "12:00"), command("c2", "12:20"));
        streams.acks.add(ack("c9", "12:05:30"));
        driver.step().because("nothing fits yet.").emitsNothing();
        streams.acks
                .send(ack("c1", "12:04:45"))
                .because("it is less than a minute older than the latest acknowledgement, 12:05:30, however far the commands"
                        + " are.")
                .emits(answered("c1", "12:00", "12:04:45"));
    }

    @Test
    @Order(14)
    void waits_six_minutes_and_no_longer(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.commands.add(command("c1", "12:00"), command("c2", "12:05:59"));
        streams.acks.add(ack("c2", "12:05:59"));
        driver.step()
                .because("an acknowledgement of 12:05 may lag by almost a minute: a second is missing until none of c1 can come.")
                .emits(answered("c2", "12:05:59", "12:05:59"));
        streams.commands.add(command("c3", "12:06:01"));
        streams.acks.add(ack("c3", "12:06:01"));
        driver.step()
                .because("both streams are more than six minutes past c1: it comes out alone.")
                .emits(answered("c3", "12:06:01", "12:06:01"), missing("c1", "12:00"));
    }

    @Test
    @Order(15)
    void takes_an_acknowledgement_of_the_same_moment(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.commands.add(command("c1", "12:00"));
        streams.acks.add(ack("c1", "12:00"));
        driver.step()
                .because("an acknowledgement of the same moment was not sent before the command.")
                .emits(answered("c1", "12:00", "12:00"));
    }

    @Test
    @Order(16)
    void joins_equal_ones_too(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.commands.add(command("c1", "12:00"), command("c1", "12:00"), command("c2", "12:00"));
        streams.acks.add(ack("c1", "12:01"), ack("c2", "12:01"), ack("c2", "12:01"));
        driver.step()
                .because("two equal commands are two, and so are two equal acknowledgements: every pair that fits comes out.")
                .emits(
                        answered("c1", "12:00", "12:01"),
                        answered("c1", "12:00", "12:01"),
                        answered("c2", "12:00", "12:01"),
                        answered("c2", "12:00", "12:01"));
    }

    @Test
    @Order(17)
    void forgets_what_can_find_nothing(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.commands.add(command("c1", "12:00"), command("c2", "12:01"));
        streams.acks.add(ack("c1", "12:01"), ack("c9", "12:02"));
        Step noon = driver.step().because("c1 is answered.").emits(answered("c1", "12:00", "12:01"));
        streams.commands.add(command("c3", "13:00"), command("c4", "13:01"));
        streams.acks.add(ack("c3", "13:01"), ack("c9", "13:02"));
        Step later = driver.step()
                .because("c3 is answered, and c2 has no acknowledgement.")
                .emits(answered("c3", "13:00", "13:01"), missing("c2", "12:01"));
        later.because("an hour later the state holds no more than it did at noon: what came then can find nothing any more, on"
                        + " either side.")
                .keepsNoMoreInStateThan(noon);
    }

    @Test
    @Order(18)
    void waits_over_a_restart(StructuredDriver driver) {
        Streams streams = Streams.of(driver);

        streams.commands.send(command("c1", "12:00")).because("its acknowledgement may still come.").emitsNothing();
        driver.restart().because("nothing has arrived.").emitsNothing();
        streams.acks
                .send(ack("c1", "12:02"))
                .because("the program was started again from its checkpoint, and the command waits in there.")
                .emits(answered("c1", "12:00", "12:02"));
        driver.restartAfterCrash()
                .because("the program died before it could write down that the batch was done: Spark runs it again, and what"
                        + " it emitted may not have arrived.")
                .emits(answered("c1", "12:00", "12:02"));
    }
}
