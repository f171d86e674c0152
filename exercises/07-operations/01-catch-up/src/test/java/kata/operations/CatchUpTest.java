package kata.operations;

import static kata.domain.Times.at;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import kata.testkit.AnotherProgram;
import kata.testkit.JobDriver;
import kata.testkit.SparkTest;
import kata.testkit.Step;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** In each step's story, what is sent are the files that were put into the inbox since the call before. */
@SparkTest
class CatchUpTest {

    record Reading(String id, String device, double temp) {}

    /** @param readings their ids */
    record InboxFile(String file, Instant written, List<String> readings) {}

    /** @param readings their ids, sorted */
    record Batch(long batch, List<String> readings) {}

    private final List<InboxFile> sent = new ArrayList<>();
    private final List<Batch> delivered = new CopyOnWriteArrayList<>();

    /** The delivery of a batch with this reading fails. */
    private String fatal;

    private String checkpoint = "checkpoint";

    private static Batch batch(long number, String... readings) {
        return new Batch(number, List.of(readings));
    }

    private static Path inbox(Path directory) {
        return directory.resolve("inbox");
    }

    private static void write(Path directory, String file, String written, String... readings) {
        var lines = new ArrayList<String>();
        for (String id : readings) {
            lines.add("{\"id\":\"" + id + "\",\"device\":\"d1\",\"temp\":20.5}");
        }
        try {
            Path outside = Files.write(Files.createDirectories(directory.resolve("outside")).resolve(file), lines);
            Files.setLastModifiedTime(outside, FileTime.from(at(written)));
            Files.move(outside, Files.createDirectories(inbox(directory)).resolve(file));
        } catch (IOException full) {
            throw new IllegalStateException(full);
        }
    }

    private void put(Path directory, String file, String written, String... readings) {
        write(directory, file, written, readings);
        sent.add(new InboxFile(file, at(written), List.of(readings)));
    }

    /** Five files, with a reading each. */
    private void putFive(Path directory) {
        put(directory, "f1", "01:00", "r1");
        put(directory, "f2", "02:00", "r2");
        put(directory, "f3", "03:00", "r3");
        put(directory, "f4", "04:00", "r4");
        put(directory, "f5", "05:00", "r5");
    }

    /** A call of the answer, in a program of its own. */
    private Step night(JobDriver driver, Path directory, int filesAtOnce) {
        return night(driver, directory, filesAtOnce, () -> {});
    }

    private Step night(JobDriver driver, Path directory, int filesAtOnce, Runnable meanwhile) {
        VoidFunction2<Dataset<Row>, Long> deliver = (readings, number) -> {
            var ids = readings.select("id").as(Encoders.STRING()).collectAsList();
            if (ids.contains(fatal)) {
                fatal = null; // the line is soon up again: an answer that tries twice would deliver, and tell nobody
                throw new IllegalStateException("The line is down.");
            }
            delivered.add(new Batch(number, ids.stream().sorted().toList()));
            if (delivered.size() == 1) {
                meanwhile.run();
            }
        };
        delivered.clear();
        Step step = driver.call(
                sent,
                spark -> AnotherProgram.of(CatchUp.class)
                        .call(
                                "run",
                                spark,
                                inbox(directory).toString(),
                                filesAtOnce,
                                directory.resolve(checkpoint).toString(),
                                deliver),
                () -> delivered);
        sent.clear();
        return step;
    }

    @Test
    @Order(1)
    void delivers_the_readings_of_a_file(JobDriver driver, Path directory) {
        var rows = new CopyOnWriteArrayList<Row>();
        put(directory, "f1", "01:00", "r1", "r2", "r3");

        driver.call(
                        sent,
                        spark -> CatchUp.run(
                                spark,
                                inbox(directory).toString(),
                                2,
                                directory.resolve("checkpoint").toString(),
                                (readings, number) -> rows.addAll(readings.collectAsList())),
                        () -> rows)
                .because("one file has come, and it has three readings. They are delivered when the call returns, and it returns by"
                        + " itself.")
                .emits(new Reading("r1", "d1", 20.5), new Reading("r2", "d1", 20.5), new Reading("r3", "d1", 20.5));
    }

    @Test
    @Order(2)
    void takes_so_many_files_at_once(JobDriver driver, Path directory) {
        putFive(directory);

        night(driver, directory, 2)
                .because("all five files were there, and two at once make three batches. After a long outage, all of it at once"
                        + " would need more memory than there is.")
                .emits(batch(0, "r1", "r2"), batch(1, "r3", "r4"), batch(2, "r5"));
    }

    @Test
    @Order(3)
    void goes_on_where_it_has_stopped(JobDriver driver, Path directory) {
        putFive(directory);
        night(driver, directory, 2)
                .because("five files make three batches.")
                .emits(batch(0, "r1", "r2"), batch(1, "r3", "r4"), batch(2, "r5"));
        put(directory, "f6", "06:00", "r6");
        put(directory, "f7", "07:00", "r7");
        put(directory, "f8", "08:00", "r8");

        night(driver, directory, 2)
                .because("the first five were delivered before, as the checkpoint knows. The batches are numbered on from there.")
                .emits(batch(3, "r6", "r7"), batch(4, "r8"));
    }

    @Test
    @Order(4)
    void delivers_nothing_when_nothing_is_new(JobDriver driver, Path directory) throws IOException {
        Files.createDirectories(inbox(directory));
        night(driver, directory, 2).because("the inbox is empty.").emitsNothing();
        put(directory, "f1", "01:00", "r1");
        night(driver, directory, 2).because("one file has come.").emits(batch(0, "r1"));

        night(driver, directory, 2)
                .because("the file is still in the inbox, and was delivered the night before. The function is not called, not even"
                        + " with an empty batch.")
                .emitsNothing();
    }

    @Test
    @Order(5)
    void begins_with_the_oldest_file(JobDriver driver, Path directory) {
        put(directory, "a", "04:00", "r4");
        put(directory, "b", "03:00", "r3");
        put(directory, "c", "02:00", "r2");
        put(directory, "d", "01:00", "r1");

        night(driver, directory, 3)
                .because("three files are taken at once, the oldest first. It is the time of the last change that counts, and not"
                        + " the name.")
                .emits(batch(0, "r1", "r2", "r3"), batch(1, "r4"));
    }

    @Test
    @Order(6)
    void leaves_to_the_next_call_what_comes_meanwhile(JobDriver driver, Path directory) {
        putFive(directory);
        night(driver, directory, 2, () -> write(directory, "f6", "06:00", "r6"))
                .because("f6 comes while the first batch is delivered, and is left to the next call. What must be done is fixed when"
                        + " the call begins: otherwise it might never end, as files go on coming.")
                .emits(batch(0, "r1", "r2"), batch(1, "r3", "r4"), batch(2, "r5"));

        night(driver, directory, 2)
                .because("this is the next call, and f6 is there.")
                .emits(batch(3, "r6"));
    }

    @Test
    @Order(7)
    void lets_its_caller_know_of_a_failure(JobDriver driver, Path directory) {
        putFive(directory);
        fatal = "r3";

        night(driver, directory, 2)
                .because("batch 1 could not be delivered, so the call throws: whatever starts the program every night must know,"
                        + " and nobody reads what is only printed.")
                .fails()
                .because("batch 1 was not delivered, and what follows it must wait.")
                .emits(batch(0, "r1", "r2"));
    }

    @Test
    @Order(8)
    void goes_on_with_the_batch_that_failed(JobDriver driver, Path directory) {
        putFive(directory);
        fatal = "r3";
        night(driver, directory, 2).because("batch 1 could not be delivered.").fails();
        put(directory, "f6", "06:00", "r6");

        night(driver, directory, 3)
                .because("the batch that failed comes again, as it was: the checkpoint had noted its number and its two files. Then"
                        + " comes all the rest, also what came since, and now three at once.")
                .emits(batch(1, "r3", "r4"), batch(2, "r5", "r6"));
    }

    @Test
    @Order(9)
    void takes_as_many_files_as_it_is_told_tonight(JobDriver driver, Path directory) {
        putFive(directory);
        night(driver, directory, 4)
                .because("four files at once were allowed.")
                .emits(batch(0, "r1", "r2", "r3", "r4"), batch(1, "r5"));
        put(directory, "f6", "06:00", "r6");
        put(directory, "f7", "07:00", "r7");

        night(driver, directory, 1)
                .because("and one at once tonight: the limit may change, and the checkpoint stays.")
                .emits(batch(2, "r6"), batch(3, "r7"));
    }

    @Test
    @Order(10)
    void knows_what_the_checkpoint_knows(JobDriver driver, Path directory) {
        putFive(directory);
        night(driver, directory, 2)
                .because("five files are there.")
                .emits(batch(0, "r1", "r2"), batch(1, "r3", "r4"), batch(2, "r5"));
        checkpoint = "another";

        night(driver, directory, 2)
                .because("this call has another checkpoint, which is empty, and so it delivers all that is in the inbox. What was"
                        + " delivered stands in the checkpoint, and nowhere else.")
                .emits(batch(0, "r1", "r2"), batch(1, "r3", "r4"), batch(2, "r5"));
    }
}
