package kata.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import kata.testkit.AnotherProgram;
import kata.testkit.SparkTest;
import kata.testkit.StructuredDriver;
import kata.testkit.StructuredInput;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.OutputMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** In each step's story, what is emitted is the bill after it. */
@SparkTest
class ExactlyOnceBillingTest {

    record Charge(String customer, long cents) {}

    private enum Crash {
        NONE,
        BEFORE_THE_CALL,
        WITHIN_THE_CALL,
        AFTER_THE_CALL
    }

    /** The next call of the answer ends like this. */
    private static volatile Crash crash;

    /** How many charges were computed. */
    private static final LongAdder COMPUTED = new LongAdder();

    private AnotherProgram program = AnotherProgram.of(ExactlyOnceBilling.class);

    @BeforeEach
    void noCrash() {
        crash = Crash.NONE;
        COMPUTED.reset();
    }

    private static Charge charge(String customer, long cents) {
        return new Charge(customer, cents);
    }

    /** Counts the charges as they are computed, and dies among them. */
    private static Dataset<Row> watched(Dataset<Row> charges) {
        return charges.map(
                (MapFunction<Row, Row>) charge -> {
                    COMPUTED.increment();
                    if (crash == Crash.WITHIN_THE_CALL) {
                        throw new IllegalStateException("The machine has died.");
                    }
                    return charge;
                },
                charges.encoder());
    }

    private void write(Dataset<Row> batch, long id, String query, Path directory) throws Exception {
        Crash planned = crash;
        if (planned == Crash.BEFORE_THE_CALL) {
            throw new IllegalStateException("The machine has died.");
        }
        program.call("write", batch, id, query, directory.toString());
        if (planned == Crash.AFTER_THE_CALL) {
            throw new IllegalStateException("The machine has died.");
        }
    }

    private List<Row> bill(StructuredDriver driver, Path directory) {
        if (!Files.exists(directory)) {
            return List.of();
        }
        Dataset<Row> bill = program.call("bill", driver.spark(), directory.toString());
        return bill.collectAsList().stream().sorted(Comparator.comparing(Row::toString)).toList();
    }

    private StructuredInput<Charge> started(StructuredDriver driver, Path directory) {
        Path bills = directory.resolve("bills");
        var charges = driver.input(Charge.class, 2);
        driver.start(
                OutputMode.Append(),
                () -> watched(charges.rows()),
                (batch, id) -> write(batch, id, "harbour", bills),
                () -> bill(driver, bills));
        return charges;
    }

    /** The machine is another one: nothing is left of the program but its directories. */
    private void moveToAnotherMachine() {
        crash = Crash.NONE;
        program = AnotherProgram.of(ExactlyOnceBilling.class);
    }

    @Test
    @Order(1)
    void adds_up_the_charges_of_a_batch(StructuredDriver driver, Path directory) {
        var charges = started(driver, directory);

        charges.send(charge("ada", 100), charge("bob", 30), charge("ada", 10))
                .because("ada owes 100 and 10 cents, and bob 30.")
                .emits(charge("ada", 110), charge("bob", 30));
    }

    @Test
    @Order(2)
    void adds_up_the_batches(StructuredDriver driver, Path directory) {
        var charges = started(driver, directory);

        charges.send(charge("ada", 100)).because("ada owes 100 cents.").emits(charge("ada", 100));
        charges.send(charge("ada", 10), charge("bob", 30))
                .because("the first batch counts as well as the second.")
                .emits(charge("ada", 110), charge("bob", 30));
        charges.send(charge("bob", 1))
                .because("the first batch counts as well as the third.")
                .emits(charge("ada", 110), charge("bob", 31));
    }

    @Test
    @Order(3)
    void counts_equal_charges(StructuredDriver driver, Path directory) {
        var charges = started(driver, directory);

        charges.send(charge("ada", 100), charge("ada", 100))
                .because("two charges of the same amount are two charges.")
                .emits(charge("ada", 200));
        charges.send(charge("ada", 100)).because("and this is a third one.").emits(charge("ada", 300));
    }

    @Test
    @Order(4)
    void counts_once_after_a_crash(StructuredDriver driver, Path directory) {
        var charges = started(driver, directory);

        charges.send(charge("ada", 100)).because("ada owes 100 cents.").emits(charge("ada", 100));
        crash = Crash.AFTER_THE_CALL;
        charges.send(charge("ada", 10)).because("the machine dies when the charge was written.").fails();
        crash = Crash.NONE;
        driver.restart()
                .because("the machine died when the charge was written, and before Spark had noted that the batch was done."
                        + " So Spark calls your function again, with the same number and the same charges: they count once.")
                .emits(charge("ada", 110));
        charges.send(charge("ada", 1)).because("the next batch counts too.").emits(charge("ada", 111));
    }

    @Test
    @Order(5)
    void counts_what_was_not_written_before_a_crash(StructuredDriver driver, Path directory) {
        var charges = started(driver, directory);

        charges.send(charge("ada", 100)).because("ada owes 100 cents.").emits(charge("ada", 100));
        crash = Crash.BEFORE_THE_CALL;
        charges.send(charge("ada", 10)).because("the machine dies before the charge is written.").fails();
        crash = Crash.NONE;
        driver.restart()
                .because("the machine died before the charge was written. Spark calls your function for it after the restart.")
                .emits(charge("ada", 110));
    }

    @Test
    @Order(6)
    void counts_once_after_a_crash_within_the_function(StructuredDriver driver, Path directory) {
        var charges = started(driver, directory);

        charges.send(charge("ada", 100)).because("ada owes 100 cents.").emits(charge("ada", 100));
        crash = Crash.WITHIN_THE_CALL;
        charges.send(charge("ada", 10)).because("the machine dies while the charge is computed.").fails();
        crash = Crash.NONE;
        driver.restart()
                .because("the machine died within your function: it had begun, and the charge was not written. What a function"
                        + " does first must not hide what it does last.")
                .emits(charge("ada", 110));
    }

    @Test
    @Order(7)
    void counts_once_after_two_crashes(StructuredDriver driver, Path directory) {
        var charges = started(driver, directory);

        crash = Crash.AFTER_THE_CALL;
        charges.send(charge("ada", 100), charge("bob", 30)).because("the machine dies.").fails();
        driver.restart().because("it dies again, in the same batch.").fails();
        crash = Crash.NONE;
        driver.restart()
                .because("Spark has called your function three times for this batch: the charges count once.")
                .emits(charge("ada", 100), charge("bob", 30));
    }

    @Test
    @Order(8)
    void knows_only_what_is_in_the_directory(StructuredDriver driver, Path directory) {
        var charges = started(driver, directory);

        charges.send(charge("ada", 100)).because("ada owes 100 cents.").emits(charge("ada", 100));
        crash = Crash.AFTER_THE_CALL;
        charges.send(charge("ada", 10)).because("the machine dies when the charge was written.").fails();
        moveToAnotherMachine();
        driver.restart()
                .because("the program was started on another machine. What it kept in memory is lost with the program, and"
                        + " what is in the directory must be enough.")
                .emits(charge("ada", 110));
    }

    @Test
    @Order(9)
    void computes_a_batch_once(StructuredDriver driver, Path directory) {
        var charges = started(driver, directory);

        charges.send(charge("ada", 100), charge("bob", 30), charge("eve", 5))
                .because("three charges came.")
                .emits(charge("ada", 100), charge("bob", 30), charge("eve", 5));
        assertEquals(3, COMPUTED.sum(), """
                Three charges came, and %d were computed.

                  Because a batch is computed again for each action on it, from the source on, or from the last shuffle. If you \
                need two, keep the batch with persist, and let it go with unpersist.

                """.formatted(COMPUTED.sum()));
    }

    @Test
    @Order(10)
    void counts_once_in_another_order(StructuredDriver driver, Path directory) throws Exception {
        var charges = started(driver, directory);
        Path bills = directory.resolve("bills");
        charges.send(charge("zoe", 1)).because("zoe owes a cent.").emits(charge("zoe", 1));

        write(driver.table(Charge.class, List.of(charge("ada", 100), charge("bob", 30))), 0, "quarry", bills);
        write(driver.table(Charge.class, List.of(charge("bob", 30), charge("ada", 100))), 0, "quarry", bills);
        charges.send(charge("zoe", 1))
                .because("batch 0 of quarry has come twice, the second time in another order: its rows have no numbers that could"
                        + " be compared.")
                .emits(charge("ada", 100), charge("bob", 30), charge("zoe", 2));
    }

    @Test
    @Order(11)
    void takes_a_batch_without_charges(StructuredDriver driver, Path directory) throws Exception {
        var charges = started(driver, directory);

        write(driver.table(Charge.class, List.of()), 0, "quarry", directory.resolve("bills"));
        assertEquals(List.of(), bill(driver, directory.resolve("bills")), """
                A batch without charges was written, and the bill should have no rows.

                  Because nobody owes anything yet. What columns a bill has must not depend on whether there are charges \
                from which they could be guessed.

                """);
        charges.send(charge("ada", 100))
                .because("quarry has written a batch without charges, which adds nothing and spoils nothing.")
                .emits(charge("ada", 100));
    }

    @Test
    @Order(12)
    void keeps_names_and_numbers_apart(StructuredDriver driver, Path directory) throws Exception {
        var charges = started(driver, directory);
        Path bills = directory.resolve("bills");
        charges.send(charge("zoe", 1)).because("zoe owes a cent.").emits(charge("zoe", 1));

        write(driver.table(Charge.class, List.of(charge("ada", 100))), 11, "quarry", bills);
        write(driver.table(Charge.class, List.of(charge("ada", 10))), 1, "quarry1", bills);
        charges.send(charge("zoe", 1))
                .because("batch 11 of quarry is not batch 1 of quarry1, though the two look alike if a name and a number are"
                        + " written without anything between them.")
                .emits(charge("ada", 110), charge("zoe", 2));
    }

    @Test
    @Order(13)
    void keeps_queries_apart(StructuredDriver driver, Path directory) throws Exception {
        var charges = started(driver, directory);
        Path bills = directory.resolve("bills");
        write(driver.table(Charge.class, List.of(charge("ada", 1000), charge("bob", 2000))), 0, "quarry", bills);

        charges.send(charge("ada", 100))
                .because("another query, quarry, has written into the same directory, and each numbers its batches from zero:"
                        + " this is batch 0 of harbour, and that of quarry stays.")
                .emits(charge("ada", 1100), charge("bob", 2000));
        write(driver.table(Charge.class, List.of(charge("bob", 1))), 1, "quarry", bills);
        charges.send(charge("ada", 10))
                .because("each numbers its batches from zero: there are two batches with the number 1.")
                .emits(charge("ada", 1110), charge("bob", 2001));
    }
}
