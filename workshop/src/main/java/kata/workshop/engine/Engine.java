package kata.workshop.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import kata.testkit.DStreamDriver;
import kata.testkit.files.Directories;
import kata.testkit.report.NotSolved;
import kata.testkit.report.StreamFailure;
import kata.testkit.rows.Visible;
import kata.testkit.spark.PlanRecord;
import kata.testkit.spark.Preload;
import kata.workshop.course.Complaint;
import kata.workshop.course.Sources;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Compiles an answer together with an exercise's tests and runs these in this JVM, which stays warm from run to run.
 *
 * <p>Each run has a class loader of its own, which is the context loader while its SparkContext is made: so Spark's
 * tasks find the answer's classes, and nothing of one answer is seen by the next.
 */
public final class Engine {

    /** Hears what happens while a run goes on. */
    public interface Progress {

        /** Hears nothing. */
        Progress NONE = new Progress() {
            @Override
            public void started(String method) {}

            @Override
            public void ended(Verdict verdict) {}
        };

        /** @param methods of the tests that are about to run, in the order in which they teach */
        default void planned(List<String> methods) {}

        void started(String method);

        void ended(Verdict verdict);

        /** @param still nothing has moved for {@link Worker#STILL}; false when something moves after that */
        default void still(boolean still) {}
    }

    /**
     * @param loader of the run's classes
     * @param result what became of it
     */
    record Run(ClassLoader loader, RunResult result) {}

    /** Characters of a line of the plan: an answer's literals stand in it too. */
    private static final int LONGEST_LINE = 5000;

    private Engine() {}

    /**
     * @param answer the folder of the sources to test: a learner's, a reference's, a mistake's
     * @param given the folder of the exercise's tests
     * @param first the test method to run before the others; empty for none. Where the answer keeps something in static
     *     fields, the order stays as it is: another one could give another verdict
     * @param isCancelled asked before each test method
     * @return with the verdicts in the order in which the tests teach
     * @throws IOException when the sources cannot be read or the classes not be written
     */
    static Run run(Path answer, Path given, String first, Progress progress, BooleanSupplier isCancelled)
            throws IOException {
        long start = System.nanoTime();
        var timedOut = new AtomicBoolean();
        // Where one test does not end, the others will not either: nobody should wait for them.
        BooleanSupplier isOver = () -> isCancelled.getAsBoolean() || timedOut.get();
        Cancellation.of(isOver);
        Path classes = Files.createTempDirectory("kata-classes");
        try {
            var sources = new ArrayList<>(Sources.of(answer));
            List<Path> tests = Sources.of(given);
            sources.addAll(tests);
            preload(tests);
            Compilation compilation = Compilation.of(sources, classes);
            if (!compilation.errors().isEmpty()) {
                return new Run(
                        null, new RunResult(compilation.errors(), List.of(), millisSince(start), false, "", List.of()));
            }
            var verdicts = new ArrayList<Verdict>();
            var loader = loader(classes);
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(loader);
            List<String> plan;
            List<String> planned;
            try (loader;
                    var record = PlanRecord.open()) {
                List<String> statics = Statics.of(classes, tests, loader);
                var listener = new Listener(progress, verdict -> {
                    verdicts.add(verdict);
                    timedOut.compareAndSet(false, verdict.outcome() == Verdict.Outcome.TIMED_OUT);
                });
                var selected = testClasses(given, tests, loader).stream()
                        .map(DiscoverySelectors::selectClass)
                        .toList();
                planned = methods(LauncherFactory.create().discover(request(selected, "")));
                progress.planned(planned);
                execute(request(selected, statics.isEmpty() ? first : ""), listener);
                plan = record.lines().stream()
                        .map(line -> Visible.line(line, LONGEST_LINE))
                        .toList();
                if (listener.suspect != null && !statics.isEmpty() && !isOver.getAsBoolean()) {
                    int place = verdicts.indexOf(listener.suspect.verdict());
                    verdicts.set(place, alone(listener.suspect, statics, classes));
                }
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
            return new Run(
                    loader,
                    new RunResult(
                            List.of(),
                            Verdict.inOrder(verdicts, planned),
                            millisSince(start),
                            isOver.getAsBoolean(),
                            "",
                            plan));
        } finally {
            Directories.delete(classes);
        }
    }

    private static URLClassLoader loader(Path classes) throws IOException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Engine.class.getClassLoader());
    }

    /**
     * What a test that was run after others shows may come from these, where the answer keeps something in static
     * fields. Nobody has to guess: the test is run once more, alone, with classes in which nothing is kept.
     *
     * @return its verdict, which says so where it is green alone
     */
    private static Verdict alone(Suspect suspect, List<String> statics, Path classes) {
        var verdicts = new ArrayList<Verdict>();
        try (var loader = loader(classes)) {
            Thread.currentThread().setContextClassLoader(loader);
            execute(
                    request(List.of(DiscoverySelectors.selectUniqueId(suspect.id())), ""),
                    new Listener(Progress.NONE, verdicts::add));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        boolean green = verdicts.stream().allMatch(verdict -> verdict.outcome() == Verdict.Outcome.PASSED);
        return !green || verdicts.isEmpty()
                ? suspect.verdict()
                : new Verdict(
                        suspect.verdict().method(),
                        suspect.verdict().outcome(),
                        suspect.verdict().message()
                                + "\n\nRun once more, alone, this test is green. The answer keeps something in a static"
                                + " field (" + String.join(", ", statics) + "), and that lives on from test to test.");
    }

    /** The compiler keeps one core busy; on another, Spark's classes are loaded meanwhile. */
    private static void preload(List<Path> tests) throws IOException {
        boolean dstreams = false;
        for (Path test : tests) {
            dstreams |= Files.readString(test).contains(DStreamDriver.class.getSimpleName());
        }
        (dstreams ? Preload.DSTREAMS : Preload.STRUCTURED).start();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private static List<Class<?>> testClasses(Path given, List<Path> files, ClassLoader loader) {
        var classes = new ArrayList<Class<?>>();
        for (Path file : files) {
            String name = given.relativize(file).toString().replace('\\', '/').replace('/', '.');
            if (name.endsWith("Test.java")) {
                try {
                    classes.add(loader.loadClass(name.substring(0, name.length() - ".java".length())));
                } catch (ClassNotFoundException misnamed) {
                    throw new Complaint(file + " holds no class of its own name.");
                }
            }
        }
        return classes;
    }

    /** The test methods of a plan, in its order. */
    private static List<String> methods(TestPlan plan) {
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .filter(test ->
                        test.getSource().filter(MethodSource.class::isInstance).isPresent())
                .map(Listener::method)
                .toList();
    }

    /** @param first the method to run before the others; empty for none */
    private static LauncherDiscoveryRequest request(List<? extends DiscoverySelector> tests, String first) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(tests)
                .configurationParameter("junit.platform.execution.listeners.deactivate", "kata.testkit.*")
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
                .configurationParameter(MethodOrderer.DEFAULT_ORDER_PROPERTY_NAME, FirstOfAll.class.getName())
                .configurationParameter(FirstOfAll.METHOD, first)
                .build();
    }

    private static void execute(LauncherDiscoveryRequest request, TestExecutionListener listener) {
        LauncherFactory.create().execute(request, listener);
    }

    /**
     * The first test that fails after others have run.
     *
     * @param id of JUnit's
     */
    private record Suspect(String id, Verdict verdict) {}

    private static final class Listener implements TestExecutionListener {

        private final Progress progress;
        private final Consumer<Verdict> verdicts;
        private boolean hasRun;
        private Suspect suspect;

        Listener(Progress progress, Consumer<Verdict> verdicts) {
            this.progress = progress;
            this.verdicts = verdicts;
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            if (test.isTest()) {
                progress.started(method(test));
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() || result.getThrowable().isPresent()) {
                var verdict = verdict(method(test), result);
                if (hasRun && suspect == null && verdict.outcome() == Verdict.Outcome.FAILED) {
                    suspect = new Suspect(test.getUniqueId(), verdict);
                }
                hasRun = true;
                verdicts.accept(verdict);
                progress.ended(verdict);
            }
        }

        private static String method(TestIdentifier test) {
            return test.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(source -> ((MethodSource) source).getMethodName())
                    .orElse(test.getDisplayName());
        }

        private static Verdict verdict(String method, TestExecutionResult result) {
            if (result.getThrowable().isEmpty()) {
                return new Verdict(method, Verdict.Outcome.PASSED, "");
            }
            Throwable thrown = result.getThrowable().get();
            String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
            return new Verdict(method, outcome(thrown), Visible.text(message));
        }

        private static Verdict.Outcome outcome(Throwable thrown) {
            if (thrown instanceof NotSolved) {
                return Verdict.Outcome.NOT_SOLVED;
            }
            if (thrown instanceof StreamFailure failure) {
                return switch (failure.kind()) {
                    case EXPECTATION -> Verdict.Outcome.FAILED;
                    case KNOWN_ERROR -> Verdict.Outcome.KNOWN_ERROR;
                    case OTHER_ERROR -> Verdict.Outcome.ERROR;
                    case TIME_OUT -> Verdict.Outcome.TIMED_OUT;
                };
            }
            return thrown instanceof AssertionError ? Verdict.Outcome.FAILED : Verdict.Outcome.ERROR;
        }
    }
}
