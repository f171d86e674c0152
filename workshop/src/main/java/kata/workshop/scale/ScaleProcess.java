package kata.workshop.scale;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import kata.domain.Places;
import kata.testkit.Application;
import kata.testkit.files.Directories;
import kata.testkit.spark.LocalSpark;
import kata.workshop.course.Complaint;
import kata.workshop.course.Json;
import kata.workshop.scale.RunningApplication.Batch;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;

/**
 * The process that measures: nothing else runs in it, and it is warm when it begins to count. It reads a request from its
 * input and writes events as lines of JSON to its output, each after a mark.
 */
final class ScaleProcess {

    /** Before every line that is an event. */
    static final String MARK = "\u0001scale ";

    /**
     * @param plan what to measure
     * @param classes the folder of the compiled answer
     * @param names of these classes
     * @param work an empty folder, which whoever asks deletes
     */
    record Request(Plan plan, String classes, List<String> names, String work) {}

    /**
     * What happened; all parts but one are null.
     *
     * @param doing what is being measured now
     * @param done what was measured
     * @param complaint what makes it impossible
     */
    record Event(String doing, Measured done, String complaint) {}

    /** Batches that meet a state of one size. */
    private static final int PROBES = 5;

    private static final Comparator<Batch> BY_MILLIS = Comparator.comparingLong(Batch::millis);

    private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";

    private final PrintStream events;
    private final Plan plan;
    private final Path work;
    private final Readings readings;
    private final Application.Run application;
    private final SparkSession spark;
    private Places learned;
    private int places;

    private ScaleProcess(PrintStream events, Plan plan, Path work, Application.Run application) throws IOException {
        this.events = events;
        this.plan = plan;
        this.work = work;
        this.application = application;
        this.readings = new Readings(plan.devices(), plan.rowsPerFile(), Files.createDirectory(work.resolve("coming")));
        this.spark = session();
    }

    public static void main(String[] args) throws IOException {
        PrintStream events = System.out;
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var nowhere = PrintStream.nullOutputStream();
        System.setIn(InputStream.nullInputStream());
        System.setOut(new PrintStream(nowhere));
        System.setErr(new PrintStream(nowhere));
        Request request = Json.MAPPER.readValue(input.readLine(), Request.class);
        var end = new Thread(() -> endWith(input), "end of the input");
        end.setDaemon(true);
        end.start();
        send(events, outcome(request, events));
        // Nothing of Spark's is waited for.
        Runtime.getRuntime().halt(0);
    }

    /** Whoever asked is gone then. */
    private static void endWith(BufferedReader input) {
        try {
            while (input.readLine() != null) {
                // nothing is expected
            }
        } catch (IOException ended) {
            // as at the end of input
        }
        Runtime.getRuntime().halt(0);
    }

    private static Event outcome(Request request, PrintStream events) {
        try (var loader = new URLClassLoader(
                new URL[] {Path.of(request.classes()).toUri().toURL()}, ScaleProcess.class.getClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> answer = answer(request.names(), loader);
            Method run = answer.getMethod("run", SparkSession.class, Places.class, Trigger.class);
            Method train = answer.getMethod("train", SparkSession.class, Places.class);
            LocalSpark.neutralJvm();
            var process = new ScaleProcess(
                    events,
                    request.plan(),
                    Path.of(request.work()),
                    (spark, places, trigger) -> call(run, spark, places, trigger));
            return new Event(null, process.measure((spark, places) -> call(train, spark, places)), null);
        } catch (Complaint complaint) {
            return new Event(null, null, complaint.getMessage());
        } catch (Exception failed) {
            return new Event(null, null, "It cannot be measured: " + failed);
        }
    }

    private static Class<?> answer(List<String> names, ClassLoader loader) throws ClassNotFoundException {
        for (String name : names) {
            Class<?> loaded = loader.loadClass(name);
            try {
                loaded.getMethod("train", SparkSession.class, Places.class);
                loaded.getMethod("run", SparkSession.class, Places.class, Trigger.class);
                return loaded;
            } catch (NoSuchMethodException another) {
                // one of its helpers, perhaps
            }
        }
        throw new Complaint(
                "--scale measures an application, and this exercise has none: it would have the methods train"
                        + " and run, as continuous-application has.");
    }

    private static void call(Method method, Object... arguments) throws Exception {
        try {
            method.invoke(null, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof Exception failed ? failed : thrown;
        }
    }

    private static synchronized void send(PrintStream events, Event event) {
        try {
            events.println(MARK + Json.MAPPER.writeValueAsString(event));
            events.flush();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void say(Plan.Store store, String what) {
        send(events, new Event(store.title() + " store: " + what, null, null));
    }

    /** As on a cluster where that can be felt: with generated code, and a partition for each core. */
    private SparkSession session() throws IOException {
        var conf = LocalSpark.conf(Files.createDirectory(work.resolve("spark")))
                .set(SHUFFLE_PARTITIONS, Integer.toString(LocalSpark.CORES))
                // Whoever looks for new files all the time takes a core from those who work.
                .set("spark.sql.streaming.pollingDelay", "100ms")
                .remove("spark.sql.codegen.cache.maxEntries");
        plan.settings().forEach(conf::set);
        return SparkSession.builder().config(conf).getOrCreate();
    }

    private SparkSession session(Plan.Store store) {
        SparkSession session = spark.newSession();
        session.conf().set(Plan.PROVIDER, store.provider());
        return session;
    }

    private Measured measure(Application.Train train) throws Exception {
        learned = Places.in(Files.createDirectory(work.resolve("learned")).toString());
        readings.prepare(learned);
        train.train(spark, learned);
        var rows = new ArrayList<Measured.Rows>();
        var atOnce = new ArrayList<Measured.AtOnce>();
        var keys = new ArrayList<Measured.Keys>();
        for (Plan.Store store : plan.stores()) {
            List<Integer> sizes = plan.sizes();
            say(store, "warming up");
            stream(store, 2 * sizes.get(sizes.size() - 2));
            rows.addAll(rows(store));
            say(store, count(plan.rows()) + " rows at once");
            atOnce.add(atOnce(store));
            keys.addAll(keys(store));
        }
        return new Measured(
                Runtime.version().toString(),
                Runtime.getRuntime().maxMemory(),
                spark.conf().get(SHUFFLE_PARTITIONS),
                rows,
                atOnce,
                keys);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The smaller ones before and after the largest: so a machine that becomes faster or slower harms no ratio. */
    private List<Measured.Rows> rows(Plan.Store store) throws Exception {
        var smaller = plan.sizes().subList(0, plan.sizes().size() - 1);
        var before = new ArrayList<Measured.Rows>();
        for (int rows : smaller) {
            before.add(told(store, rows));
        }
        var measured = new ArrayList<Measured.Rows>();
        measured.add(told(store, plan.rows()));
        for (int i = smaller.size() - 1; i >= 0; i--) {
            measured.add(0, mean(List.of(before.get(i), told(store, smaller.get(i)))));
        }
        return measured;
    }

    private Measured.Rows told(Plan.Store store, int rows) throws Exception {
        say(store, count(rows) + " rows");
        return stream(store, rows);
    }

    private static Measured.Rows mean(List<Measured.Rows> two) {
        Measured.Rows last = two.get(two.size() - 1);
        var phases = new TreeMap<String, Long>();
        two.forEach(one -> one.phases().forEach((phase, millis) -> phases.merge(phase, millis, Long::sum)));
        phases.replaceAll((phase, millis) -> millis / two.size());
        return new Measured.Rows(
                last.store(),
                last.rows(),
                last.batches(),
                last.rowsPerBatch(),
                mean(two, Measured.Rows::millis),
                mean(two, Measured.Rows::cpuMillis),
                mean(two, Measured.Rows::firstMillis),
                mean(two, Measured.Rows::lastMillis),
                last.keys(),
                last.stateBytes(),
                last.usedHeap(),
                phases);
    }

    private static double mean(List<Measured.Rows> some, ToDoubleFunction<Measured.Rows> of) {
        return some.stream().mapToDouble(of).average().orElseThrow();
    }

    /** A run of its own, in places of its own. One batch comes before those that count: it finds no code that is warm. */
    private Measured.Rows stream(Plan.Store store, int rows) throws Exception {
        Places places = places();
        List<Integer> batches = plan.batches(rows);
        int first = plan.rowsPerBatch(rows);
        var coming = new ArrayList<List<Path>>();
        long row = first;
        for (int size : batches) {
            coming.add(readings.stream(row, size));
            row += size;
        }
        var done = new ArrayList<Batch>();
        try (var running = RunningApplication.start(application, session(store), places)) {
            running.feed(readings.stream(0, first));
            for (List<Path> files : coming) {
                done.add(running.feed(files));
            }
            var phases = new TreeMap<String, Long>();
            done.forEach(batch -> batch.phases().forEach((phase, millis) -> phases.merge(phase, millis, Long::sum)));
            int tenth = Math.max(1, done.size() / 10);
            Batch last = done.get(done.size() - 1);
            return new Measured.Rows(
                    store,
                    rows,
                    done.size(),
                    first,
                    done.stream().mapToDouble(Batch::millis).sum(),
                    done.stream().mapToDouble(Batch::cpuMillis).sum(),
                    meanMillis(done.subList(0, tenth)),
                    meanMillis(done.subList(done.size() - tenth, done.size())),
                    last.state() == null ? 0 : last.state().numRowsTotal(),
                    last.state() == null ? 0 : last.state().memoryUsedBytes(),
                    usedHeap(),
                    phases);
        } finally {
            delete(places);
        }
    }

    private static double meanMillis(List<Batch> batches) {
        return batches.stream().mapToLong(Batch::millis).average().orElseThrow();
    }

    private Measured.AtOnce atOnce(Plan.Store store) throws Exception {
        Places places = places();
        for (Path file : readings.stream(0, plan.rows())) {
            Files.move(file, Path.of(places.inbox()).resolve(file.getFileName()));
        }
        try {
            SparkSession session = session(store);
            long start = System.nanoTime();
            SparkSession.setActiveSession(session);
            application.run(session, places, Trigger.AvailableNow());
            return new Measured.AtOnce(store, plan.rows(), millisSince(start));
        } finally {
            SparkSession.setActiveSession(spark);
            delete(places);
        }
    }

    /** A state that grows, and at each size batches that are alike but for what they meet. */
    private List<Measured.Keys> keys(Plan.Store store) throws Exception {
        var measured = new ArrayList<Measured.Keys>();
        Places places = places();
        long known = 0;
        int second = 0;
        try {
            for (int keys : plan.states()) {
                say(store, count(keys) + " keys in state");
                int added = plan.newKeysPerProbe(keys);
                long full = keys - (1 + PROBES) * (long) added;
                try (var filling = RunningApplication.start(application, session(store), places)) {
                    while (known < full) {
                        int some = (int) Math.min(plan.mostNewKeys(), full - known);
                        filling.feed(readings.newKeys(known, some));
                        known += some;
                    }
                }
                var coming = new ArrayList<List<Path>>();
                for (int probe = 0; probe < 1 + PROBES; probe++) {
                    coming.add(readings.probe(known, added, plan.rowsPerProbe(), second++));
                    known += added;
                }
                long start = System.nanoTime();
                try (var running = RunningApplication.start(application, session(store), places)) {
                    running.feed(coming.get(0));
                    double startMillis = millisSince(start);
                    var batches = new ArrayList<Batch>();
                    for (List<Path> files : coming.subList(1, coming.size())) {
                        batches.add(running.feed(files));
                    }
                    measured.add(keys(store, places, startMillis, batches));
                }
            }
        } finally {
            delete(places);
        }
        return measured;
    }

    private Measured.Keys keys(Plan.Store store, Places places, double startMillis, List<Batch> batches)
            throws IOException {
        Batch last = batches.get(batches.size() - 1);
        if (last.state() == null) {
            throw new Complaint("The application keeps no state, so there is nothing to measure.");
        }
        Batch median = batches.stream().sorted(BY_MILLIS).toList().get(batches.size() / 2);
        return new Measured.Keys(
                store,
                last.state().numRowsTotal(),
                median.millis(),
                startMillis,
                last.state().memoryUsedBytes(),
                usedHeap(),
                bytes(Path.of(places.checkpoint())),
                median.phases(),
                median.work());
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Of what is there; Spark deletes old files meanwhile. */
    private static long bytes(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
    }

    /** With an empty inbox, and with what was learned. */
    private Places places() throws IOException {
        Path directory = Files.createDirectory(work.resolve("places-" + ++places));
        Places fresh = Places.in(directory.toString());
        Files.createDirectories(Path.of(fresh.inbox()));
        return new Places(
                learned.history(),
                learned.registry(),
                fresh.inbox(),
                learned.model(),
                fresh.output(),
                fresh.rejected(),
                fresh.checkpoint());
    }

    /** Early, as the disk may be small; what is in use still goes with the folder of the whole. */
    private void delete(Places places) {
        try {
            Directories.delete(Path.of(places.inbox()).getParent());
        } catch (RuntimeException inUse) {
            // by the thread that maintains Spark's stores
        }
    }
}
