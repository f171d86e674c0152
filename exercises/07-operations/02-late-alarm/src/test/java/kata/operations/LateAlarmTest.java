package kata.operations;

import static kata.domain.Times.at;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import kata.domain.LateBatch;
import kata.domain.Reading;
import kata.testkit.AnotherProgram;
import kata.testkit.Listening;
import kata.testkit.SparkTest;
import kata.testkit.StructuredDriver;
import kata.testkit.StructuredInput;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** In each step's story, what is emitted is the alarms that somebody was paged for. */
@SparkTest
class LateAlarmTest {

    /** An alarm, with the name of its query. */
    record Alarm(String query, long batch, long late, long readings) {}

    record Window(Instant start, Instant end) {}

    record Count(Window window, String device, long count) {}

    /** Pages each batch once. What it is to do elsewhere waits until the listener has returned. */
    private final class Pager implements Consumer<LateBatch>, Executor {

        private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
        private final Set<List<Object>> known = new HashSet<>();
        private List<LateBatch> fresh = new ArrayList<>();
        private Thread running;
        private boolean calledBySpark;
        private boolean calledAside;

        @Override
        public void execute(Runnable task) {
            waiting.add(task);
        }

        @Override
        public synchronized void accept(LateBatch alarm) {
            if (Thread.currentThread() != running) {
                if (!listening.isSparksThread()) {
                    calledAside = true;
                    return;
                }
                calledBySpark = true;
            }
            if (known.add(List.of(alarm.query(), alarm.batch()))) {
                fresh.add(alarm);
            }
        }

        synchronized List<Alarm> paged() {
            running = Thread.currentThread();
            for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
                task.run();
            }
            running = null;
            if (calledAside) {
                fail("The pager was called on a thread of the answer's own. Call it through the executor that you are given.");
            }
            List<Alarm> paged = fresh.stream()
                    .map(alarm -> new Alarm(
                            names.getOrDefault(alarm.query(), "unknown"),
                            alarm.batch(),
                            alarm.late(),
                            alarm.readings()))
                    .toList();
            fresh = new ArrayList<>();
            return paged;
        }
    }

    private final Pager pager = new Pager();
    private final Map<UUID, String> names = new HashMap<>();
    private BiFunction<Consumer<LateBatch>, Executor, StreamingQueryListener> answer = LateAlarm::alarm;
    private Listening listening;

    private static Reading reading(String device, String time) {
        return Reading.of(device, at(time));
    }

    private static Alarm alarm(long batch, long late, long readings) {
        return new Alarm("harbour", batch, late, readings);
    }

    private static Count count(String start, String end, String device, long count) {
        return new Count(new Window(at(start), at(end)), device, count);
    }

    private StructuredInput<Reading> started(StructuredDriver driver) {
        var readings = driver.input(Reading.class, 2);
        start(driver, readings);
        return readings;
    }

    /** The query is called harbour. */
    private void start(StructuredDriver driver, StructuredInput<Reading> readings) {
        driver.start(
                OutputMode.Append(),
                () -> {
                    listening = Listening.of(driver.spark(), () -> answer.apply(pager, pager));
                    return LateAlarm.counts(readings.rows());
                },
                (batch, id) -> batch.collectAsList(),
                () -> alarmsOf("harbour", driver.query()));
    }

    private List<Alarm> alarmsOf(String name, StreamingQuery query) {
        names.put(query.id(), name);
        names.put(query.runId(), name);
        listening.awaitReports(query);
        return pager.paged();
    }

    /** Another query, in the same session; what is added to its input makes one batch, and perhaps one without data. */
    private static StreamingQuery startedBeside(Dataset<Row> rows, Path directory) throws Exception {
        return rows.writeStream()
                .format("noop")
                .option("checkpointLocation", directory.resolve("beside").toString())
                .start();
    }

    @Test
    @Order(1)
    void raises_an_alarm_when_readings_come_too_late(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("d1", "07:00"))
                .because("nothing is late in the first batch: the watermark is still in 1970.")
                .emitsNothing();
        readings.send(reading("d2", "06:30"))
                .because("the watermark is at 06:50, and the window from 06:30 to 06:35 has long ended: the only reading of"
                        + " this batch came too late.")
                .emits(alarm(2, 1, 1));
    }

    @Test
    @Order(2)
    void raises_no_alarm_at_half(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("d1", "07:00")).because("none of one reading is late, and in the batch without data none of none: not more than half.")
                .emitsNothing();
        readings.send(reading("d2", "06:30"), reading("d1", "07:01"))
                .because("one of two readings came too late, which is not more than half.")
                .emitsNothing();
        readings.send(reading("d2", "06:30"), reading("d3", "06:31"), reading("d1", "07:02"))
                .because("two of three readings came too late, which is more than half.")
                .emits(alarm(4, 2, 3));
    }

    @Test
    @Order(3)
    void counts_readings_and_not_groups(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("d1", "07:00")).because("nothing is late yet.").emitsNothing();
        readings.send(
                        reading("d2", "06:31"),
                        reading("d2", "06:32"),
                        reading("d2", "06:33"),
                        reading("d1", "06:58"),
                        reading("d1", "06:59"))
                .because("three of five readings came too late. They are of one device and one window, so they were counted"
                        + " together before the watermark was looked at: of such groups Spark dropped one.")
                .emits(alarm(2, 3, 5));
    }

    @Test
    @Order(4)
    void counts_a_reading_of_an_open_window_as_in_time(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("d1", "07:02")).because("nothing is late yet.").emitsNothing();
        readings.send(reading("d2", "06:50"), reading("d2", "06:51"))
                .because("both readings lie behind the watermark, 06:52, but their window, from 06:50 to 06:55, is still open:"
                        + " they are counted.")
                .emitsNothing();
        readings.send(reading("d2", "06:49"))
                .because("the window from 06:45 to 06:50 has ended before 06:52.")
                .emits(alarm(3, 1, 1));
    }

    @Test
    @Order(5)
    void counts_a_reading_as_late_when_its_window_ends_at_the_watermark(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("d1", "06:55")).because("nothing is late yet.").emitsNothing();
        readings.send(reading("d2", "06:44:59"))
                .because("the watermark, 06:45, has reached the end of the window from 06:40 to 06:45. That is enough: the"
                        + " window is final, and the reading is dropped.")
                .emits(alarm(2, 1, 1));
    }

    @Test
    @Order(6)
    void judges_each_batch_by_itself(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("d1", "07:00")).because("nothing is late yet.").emitsNothing();
        readings.send(
                        reading("d2", "06:30"),
                        reading("d3", "06:31"),
                        reading("d4", "06:32"),
                        reading("d5", "06:33"),
                        reading("d6", "06:34"))
                .because("all five readings came too late.")
                .emits(alarm(2, 5, 5));
        readings.send(reading("d2", "06:59"), reading("d3", "06:58"))
                .because("both readings of this batch came in time. For those of an earlier batch somebody has been paged.")
                .emitsNothing();
        readings.send(reading("d2", "06:57"), reading("d3", "06:31"), reading("d4", "06:32"))
                .because("two of three came too late, whatever the batches before were like.")
                .emits(alarm(4, 2, 3));
    }

    @Test
    @Order(7)
    void counts_as_without_an_alarm(StructuredDriver driver) {
        var readings = driver.input(Reading.class, 2);
        driver.start(OutputMode.Append(), () -> {
            listening = Listening.of(driver.spark(), () -> answer.apply(pager, pager));
            return LateAlarm.counts(readings.rows());
        });

        readings.send(reading("d1", "07:01"), reading("d1", "07:02"), reading("d2", "07:03"))
                .because("the windows are open.")
                .emitsNothing();
        readings.send(reading("d1", "07:20"))
                .because("the watermark is at 07:10, so the counts of the window from 07:00 to 07:05 are final. The rows are the"
                        + " same as without an alarm.")
                .emits(count("07:00", "07:05", "d1", 2), count("07:00", "07:05", "d2", 1));
        readings.send(reading("d1", "07:04"), reading("d1", "07:21"))
                .because("the reading of 07:04 came too late, and nothing else is final.")
                .emitsNothing();
        readings.send(reading("d1", "07:40"))
                .because("two readings were counted in the window from 07:20 to 07:25.")
                .emits(count("07:20", "07:25", "d1", 2));
    }

    @Test
    @Order(8)
    void pages_on_another_thread(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("d1", "07:00")).because("nothing is late yet.").emitsNothing();
        readings.send(reading("d2", "06:30"))
                .because("the only reading of this batch came too late.")
                .emits(alarm(2, 1, 1));
        if (pager.calledBySpark) {
            fail("""
                    The pager was called on the thread on which Spark calls the listener.

                      Because it may take minutes until somebody answers the pager, and all listeners of a program share \
                    that thread: until then none of them hears of a batch, of any query.""");
        }
    }

    @Test
    @Order(9)
    void knows_the_watermark_after_a_restart(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("d1", "07:00")).because("nothing is late yet.").emitsNothing();
        driver.restart().because("nothing has come.").emitsNothing();
        readings.send(reading("d2", "06:30"))
                .because("the watermark, 06:50, is in the checkpoint, and outlives the program. The listener begins anew: what it"
                        + " remembered is lost.")
                .emits(alarm(2, 1, 1));
    }

    @Test
    @Order(10)
    void raises_no_alarm_twice_after_a_crash(StructuredDriver driver) {
        var readings = started(driver);

        readings.send(reading("d1", "07:00")).because("nothing is late yet.").emitsNothing();
        readings.send(reading("d2", "06:30"))
                .because("the only reading of this batch came too late.")
                .emits(alarm(2, 1, 1));
        var program = AnotherProgram.of(LateAlarm.class);
        answer = (pager, elsewhere) -> program.call("alarm", pager, elsewhere);
        driver.restartAfterCrash()
                .because("the note that batch 2 is done was lost, so Spark has run it again, and reported it again. The pager"
                        + " knows its alarm already, if that carries what stays the same: the id of the query. With each start"
                        + " the id of the run is another.")
                .emitsNothing();
        readings.send(reading("d2", "06:31"))
                .because("this is another batch, with another alarm.")
                .emits(alarm(3, 1, 1));
    }

    @Test
    @Order(11)
    void says_nothing_about_other_queries(StructuredDriver driver, Path directory) throws Exception {
        var readings = driver.input("harbour", Reading.class);
        var archived = driver.input("archive", Reading.class);
        start(driver, readings);
        readings.send(reading("d1", "07:00")).because("nothing is late yet.").emitsNothing();

        archived.add(reading("d9", "06:30"));
        var archive = startedBeside(archived.rows(), directory);
        archive.processAllAvailable();
        listening
                .because("a listener hears of all queries of its session. This one, which archives readings, has"
                        + " neither a watermark nor a metric of yours.")
                .awaitReports(archive);
        readings.send(reading("d2", "06:30"))
                .because("the only reading of this batch came too late, whatever other queries do.")
                .emits(alarm(2, 1, 1));
    }

    @Test
    @Order(12)
    void keeps_two_queries_apart(StructuredDriver driver, Path directory) throws Exception {
        var readings = driver.input("harbour", Reading.class);
        var others = driver.input("quarry", Reading.class);
        start(driver, readings);
        readings.send(reading("d1", "07:00")).because("nothing is late yet.").emitsNothing();

        var quarry = startedBeside(LateAlarm.counts(others.rows()), directory);
        others.add(reading("d8", "12:00"));
        quarry.processAllAvailable();
        others.add(reading("d9", "11:00"));
        quarry.processAllAvailable();
        names.put(quarry.id(), "quarry");
        names.put(quarry.runId(), "quarry");
        listening.awaitReports(quarry);
        readings.send(reading("d2", "06:30"), reading("d3", "06:30"))
                .because("another query, quarry, had a reading too late in its batch 2, and this is batch 2 of harbour: each query"
                        + " numbers its batches from zero, and each has a watermark of its own.")
                .emits(new Alarm("quarry", 2, 1, 1), alarm(2, 2, 2));
    }
}
