package kata.workshop.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kata.workshop.MiniCourse;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import kata.workshop.course.Json;
import kata.workshop.engine.Verdict.Outcome;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an answer does to its JVM, there is a verdict in words, and the next run works. */
class WorkersTest {

    private static final String GOOD = "return words;";

    private static Workers workers;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        workers = new Workers("512m");
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    private RunResult run(String body) throws IOException {
        return run(workers, body);
    }

    private RunResult run(Workers workers, String body) throws IOException {
        Path answer = Files.createDirectories(folder.resolve("answer"));
        Path given = Files.createDirectories(folder.resolve("given/kata/mini"));
        Files.writeString(answer.resolve("Mini.java"), """
                package kata.mini;

                import java.util.ArrayList;
                import org.apache.spark.sql.Dataset;
                import org.apache.spark.sql.Row;

                public final class Mini {
                    static long deep(long n) {
                        return 1 + deep(n + 1);
                    }

                    public static Dataset<Row> answer(Dataset<Row> words) {
                        %s
                    }
                }
                """.formatted(body));
        Files.writeString(given.resolve("MiniTest.java"), """
                package kata.mini;

                import kata.testkit.SparkTest;
                import kata.testkit.StructuredDriver;
                import org.apache.spark.sql.streaming.OutputMode;
                import org.junit.jupiter.api.Test;

                @SparkTest(patience = 3)
                class MiniTest {
                    record Word(String value) {}

                    @Test
                    void passes_words_on(StructuredDriver driver) {
                        var words = driver.input(String.class);
                        driver.start(OutputMode.Append(), () -> Mini.answer(words.rows()));
                        words.send("a").emits(new Word("a"));
                    }
                }
                """);
        return workers.run(answer, folder.resolve("given"), Engine.Progress.NONE);
    }

    @Test
    void a_cancelled_run_skips_the_tests_that_are_left_and_is_not_green() throws IOException {
        MiniCourse.write(folder);
        Exercise mini = Course.read(folder).exercise("mini");
        Path file = mini.reference().resolve("kata/mini/Mini.java");
        // It ends when the worker has heard that it is cancelled.
        Files.writeString(file, Files.readString(file).replace("return", """
                while (!new kata.workshop.engine.Cancellation().evaluateExecutionCondition(null).isDisabled()) {
                    Thread.onSpinWait();
                }
                return"""));
        RunResult run = workers.run(mini.reference(), mini.given(), new Engine.Progress() {
            @Override
            public void started(String method) {
                workers.cancel();
            }

            @Override
            public void ended(Verdict verdict) {}
        });
        assertEquals(
                List.of(Outcome.PASSED),
                run.verdicts().stream().map(Verdict::outcome).toList());
        assertFalse(run.isGreen(), "two of three tests have not been run");
        assertTrue(run(GOOD).isGreen(), "the next run is not cancelled");
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(
                        "an endless loop",
                        "while (words != null) {} return words;",
                        Outcome.TIMED_OUT,
                        "It stood at Mini.java:"),
                Arguments.of(
                        "System.exit",
                        "System.exit(0); return words;",
                        Outcome.ERROR,
                        "ended the JVM, as System.exit does (exit code 0)"),
                Arguments.of(
                        "System.exit with the code of an exhausted heap",
                        "System.exit(3); return words;",
                        Outcome.ERROR,
                        "as System.exit does (exit code 3)"),
                Arguments.of(
                        "Runtime.halt",
                        "Runtime.getRuntime().halt(7); return words;",
                        Outcome.ERROR,
                        "ended at once, without an exception and without System.exit (exit code 7)"),
                Arguments.of(
                        "an exhausted heap",
                        "var all = new ArrayList<long[]>(); while (words != null) all.add(new long[1 << 20]); return words;",
                        Outcome.ERROR,
                        "The heap of 512m was exhausted"),
                Arguments.of("a deep recursion", "deep(0); return words;", Outcome.ERROR, "StackOverflowError"),
                Arguments.of("a deadlock", """
                        var a = new Object();
                        var b = new Object();
                        var both = new java.util.concurrent.CyclicBarrier(2);
                        var other = new Thread(() -> {
                            synchronized (b) {
                                try { both.await(); } catch (Exception e) { throw new IllegalStateException(e); }
                                synchronized (a) {}
                            }
                        });
                        other.setDaemon(true);
                        other.start();
                        synchronized (a) {
                            try { both.await(); } catch (Exception e) { throw new IllegalStateException(e); }
                            synchronized (b) {}
                        }
                        return words;
                        """, Outcome.TIMED_OUT, "It stood at Mini.java:"),
                Arguments.of(
                        "a message of fifty megabytes",
                        "throw new IllegalStateException(\"x\".repeat(50_000_000));",
                        Outcome.ERROR,
                        "xxx... (50,000,000 characters)"),
                Arguments.of(
                        "a message that is an order to the terminal",
                        "if (words != null) throw new AssertionError(\"\\033[2J\"); return words;",
                        Outcome.FAILED,
                        "\\u001b[2J"),
                Arguments.of(
                        "output that is none of the worker's", """
                        try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {
                            out.write("\\u0001kata {\\n".getBytes());
                        } catch (java.io.IOException closed) {
                            throw new IllegalStateException(closed);
                        }
                        return words;
                        """, Outcome.ERROR, "kata cannot read what it wrote: {"),
                Arguments.of("a syntax error", "return words", null, "';' expected"),
                Arguments.of("an error of types", "return 1;", null, "incompatible types"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void there_is_a_verdict_in_words_and_the_next_run_works(String name, String body, Outcome outcome, String says)
            throws IOException {
        RunResult bad = run(body);
        if (outcome == null) {
            assertTrue(bad.errors().get(0).message().contains(says), bad.toString());
            assertTrue(bad.errors().get(0).file().endsWith("Mini.java"), bad.toString());
            assertNotEquals(0, bad.errors().get(0).line());
        } else {
            Verdict verdict = bad.verdicts().get(0);
            assertEquals("passes_words_on", verdict.method());
            assertEquals(outcome, verdict.outcome(), verdict.message());
            assertTrue(verdict.message().contains(says), verdict.message());
        }
        assertTrue(run(GOOD).isGreen(), "the next run works");
    }

    @Test
    void a_thread_that_will_not_die_takes_its_process_along() throws IOException {
        assertTrue(run(GOOD).isGreen());
        Process before = workers.process();
        RunResult run =
                run("var t = new Thread(() -> { while (true) { Thread.onSpinWait(); } }); t.start(); return words;");
        assertTrue(run.isGreen(), run.toString());
        assertTrue(run(GOOD).isGreen());
        assertNotEquals(before.pid(), workers.process().pid());
    }

    @Test
    void a_hundred_megabytes_of_output_go_nowhere() throws IOException {
        RunResult run = run("for (int i = 0; i < 1000; i++) System.out.println(\"x\".repeat(100_000)); return words;");
        assertTrue(run.isGreen(), run.toString());
    }

    @Test
    void what_is_printed_names_its_test_and_is_no_order_to_the_terminal() throws IOException {
        RunResult run = run("System.out.print(\"a\\tb\\033[2J\\u009b2J\\n\"); return words;");
        assertEquals("passes words on:\na    b\\u001b[2J\\u009b2J\n", run.printed());
    }

    /** Waits for ever. */
    static final class Child {
        public static void main(String[] args) throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    private static final String STARTS_A_CHILD = """
            try {
                String java = ProcessHandle.current().info().command().orElseThrow();
                String classes = System.getProperty("java.class.path");
                var child = new ProcessBuilder(java, "-cp", classes, "%s").start();
                System.out.println(child.pid());
            } catch (java.io.IOException failed) {
                throw new IllegalStateException(failed);
            }
            """.formatted(Child.class.getName());

    @Test
    void what_an_answer_starts_ends_with_its_run() throws Exception {
        RunResult run = run(STARTS_A_CHILD + "return words;");
        assertTrue(run.isGreen(), run.toString());
        Optional<ProcessHandle> child = ProcessHandle.of(
                Long.parseLong(run.printed().lines().skip(1).findFirst().orElseThrow()));
        if (child.isPresent()) {
            child.get().onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void what_an_answer_starts_ends_with_the_worker() throws Exception {
        var own = new Workers("512m");
        var run = CompletableFuture.runAsync(() -> {
            try {
                run(own, STARTS_A_CHILD + "while (true) Thread.onSpinWait();");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        Callable<List<ProcessHandle>> children = () ->
                own.process() == null ? List.of() : own.process().descendants().toList();
        List<ProcessHandle> started = Awaitility.await().until(children, list -> !list.isEmpty());
        own.close();
        for (ProcessHandle child : started) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
        var ended = assertThrows(ExecutionException.class, () -> run.get(10, TimeUnit.SECONDS));
        assertEquals("The run was interrupted.", ended.getCause().getMessage());
    }

    @Test
    void one_process_serves_many_runs() throws IOException {
        assertTrue(run(GOOD).isGreen());
        long before = workers.process().pid();
        assertTrue(run("return words.select(\"value\");").isGreen());
        assertEquals(before, workers.process().pid());
    }

    @Test
    void a_static_of_one_run_is_not_seen_by_the_next() throws IOException {
        String once = "if (SEEN.getAndSet(true)) throw new IllegalStateException(\"seen\"); return words; }"
                + " static final java.util.concurrent.atomic.AtomicBoolean SEEN = new"
                + " java.util.concurrent.atomic.AtomicBoolean(); static void nothing() {";
        assertTrue(run(once).isGreen());
        assertTrue(run(once).isGreen());
    }

    static Stream<Arguments> totals() {
        return Stream.of(
                Arguments.of("static final Map<String, Integer> SEEN = new HashMap<>();", true),
                Arguments.of("final Map<String, Integer> SEEN = new HashMap<>();", false));
    }

    /** One test counts a word once, the next does too; a third fails whatever was before it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("totals")
    void a_test_that_is_green_alone_says_so(String field, boolean kept) throws IOException {
        Path answer = Files.createDirectories(folder.resolve("answer"));
        Path given = Files.createDirectories(folder.resolve("given/kata/mini"));
        Files.writeString(answer.resolve("Totals.java"), """
                package kata.mini;

                import java.util.*;

                final class Totals {
                    %s

                    int add(String word) {
                        return SEEN.merge(word, 1, Integer::sum);
                    }
                }
                """.formatted(field));
        Files.writeString(given.resolve("TotalsTest.java"), """
                package kata.mini;

                import static org.junit.jupiter.api.Assertions.assertEquals;
                import org.junit.jupiter.api.*;

                @TestMethodOrder(MethodOrderer.MethodName.class)
                class TotalsTest {
                    @Test
                    void a_first() {
                        assertEquals(1, new Totals().add("blue"));
                    }

                    @Test
                    void b_second() {
                        assertEquals(1, new Totals().add("blue"), "one blue");
                    }
                }
                """);
        RunResult run = workers.run(answer, folder.resolve("given"), Engine.Progress.NONE);
        assertEquals(2, run.verdicts().size(), run.toString());
        Verdict second = run.verdicts().get(1);
        assertEquals(kept ? Outcome.FAILED : Outcome.PASSED, second.outcome());
        assertEquals(
                kept
                        ? "one blue ==> expected: <1> but was: <2>\n\nRun once more, alone, this test is green. The answer"
                                + " keeps something in a static field (Totals.SEEN), and that lives on from test to test."
                        : "",
                second.message());
    }

    @Test
    void a_test_that_fails_alone_too_blames_nothing_else() throws IOException {
        Path answer = Files.createDirectories(folder.resolve("answer"));
        Path given = Files.createDirectories(folder.resolve("given/kata/mini"));
        Files.writeString(answer.resolve("Zero.java"), "package kata.mini; class Zero { static int calls; }");
        Files.writeString(given.resolve("ZeroTest.java"), """
                package kata.mini;

                import static org.junit.jupiter.api.Assertions.assertEquals;
                import org.junit.jupiter.api.*;

                @TestMethodOrder(MethodOrderer.MethodName.class)
                class ZeroTest {
                    @Test
                    void a_first() {
                        assertEquals(1, ++Zero.calls);
                    }

                    @Test
                    void b_second() {
                        assertEquals("one", "two");
                    }
                }
                """);
        RunResult run = workers.run(answer, folder.resolve("given"), Engine.Progress.NONE);
        assertEquals("expected: <one> but was: <two>", run.verdicts().get(1).message());
    }

    /** Kept in a static field, what one test does reaches the next, so that the order of the tests may not change. */
    static Stream<Arguments> orders() {
        return Stream.of(
                Arguments.of("", List.of("c_third", "a_first", "b_second")),
                Arguments.of("static int calls;", List.of("a_first", "b_second", "c_third")));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("orders")
    void the_test_that_is_waited_for_runs_first_and_its_verdict_stands_at_its_place(String field, List<String> order)
            throws IOException {
        Path answer = Files.createDirectories(folder.resolve("answer"));
        Path given = Files.createDirectories(folder.resolve("given/kata/mini"));
        Files.writeString(answer.resolve("Two.java"), "package kata.mini; class Two { " + field + " }");
        Files.writeString(given.resolve("TwoTest.java"), """
                package kata.mini;

                import org.junit.jupiter.api.*;

                class TwoTest {
                    @Test @Order(3)
                    void c_third() {}

                    @Test @Order(2)
                    void b_second() {}

                    @Test @Order(1)
                    void a_first() {}
                }
                """);
        var heard = new ArrayList<String>();
        RunResult run = workers.run(answer, folder.resolve("given"), "c_third", new Engine.Progress() {
            @Override
            public void planned(List<String> methods) {
                heard.add(methods.toString());
            }

            @Override
            public void started(String method) {}

            @Override
            public void ended(Verdict verdict) {
                heard.add(verdict.method());
            }
        });
        assertEquals("", run.printed(), "JUnit has nothing to say of the order");
        assertEquals("[a_first, b_second, c_third]", heard.remove(0));
        assertEquals(order, heard);
        assertEquals(
                List.of("a_first", "b_second", "c_third"),
                run.verdicts().stream().map(Verdict::method).toList());
    }

    @Test
    void verdicts_are_plain_data() throws IOException {
        RunResult run = run(GOOD);
        assertEquals(run, Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(run), RunResult.class));
        assertEquals(List.of(), run.errors());
    }

    @Test
    void closing_leaves_nothing_in_the_temporary_directory() throws IOException {
        Path temporary;
        try (var own = new Workers("512m")) {
            run(own, GOOD);
            temporary = own.temporary();
            assertTrue(Files.isDirectory(temporary));
        }
        assertFalse(Files.exists(temporary));
    }
}
