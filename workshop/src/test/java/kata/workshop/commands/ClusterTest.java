package kata.workshop.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kata.domain.Beaconworks;
import kata.domain.Places;
import kata.domain.Reading;
import kata.testkit.files.Directories;
import kata.workshop.KataProcess;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kata cluster} and {@code kata submit}, as two people in two terminals. */
class ClusterTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("spark://127\\.0\\.0\\.1:(\\d+)");

    /** They make the start short. */
    private static final List<String> SETTINGS = List.of(
            "spark.sql.shuffle.partitions=2",
            "spark.sql.codegen.wholeStage=false",
            "spark.sql.codegen.factoryMode=NO_CODEGEN",
            "spark.ui.enabled=false");

    @TempDir
    private Path directory;

    /** Ended after the test, the latest first. */
    private final List<KataProcess> started = new ArrayList<>();

    private final List<Path> clusters = new ArrayList<>();

    private KataProcess kata(String... arguments) throws IOException {
        Path temporary = Files.createDirectories(directory.resolve("temporary"));
        KataProcess process = KataProcess.start(temporary, arguments);
        started.add(process);
        return process;
    }

    @AfterEach
    void nothing_is_left() throws Exception {
        Collections.reverse(started);
        for (KataProcess process : started) {
            List<ProcessHandle> all = process.descendants();
            all.forEach(ProcessHandle::destroyForcibly);
            process.close();
            CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(BOUND.toSeconds(), TimeUnit.SECONDS);
        }
        clusters.forEach(Directories::delete);
    }

    /**
     * In the middle of a batch a worker dies, in a later one the driver: the output is that of one run over everything.
     * A file that waits for the end of the one before makes two batches, the second without rows: with the watermark that
     * the first has moved, it emits what is final.
     */
    @Test
    void nothing_is_lost_and_nothing_is_there_twice() throws Exception {
        List<List<String>> files = inFiles(8);
        KataProcess cluster = kata("cluster", "--port", "0", "--web-port", "0");
        Places places = places("as-it-comes");
        submit("local[2]", "train", "as-it-comes");
        Places atOnce = places("at-once");
        copy(Path.of(places.model()), Path.of(atOnce.model()));
        put(atOnce, 0, files.stream().flatMap(List::stream).toList());
        submit("local[2]", "run", "at-once", "--once");
        List<String> expected = output(atOnce);
        assertTrue(expected.size() > 100, "The day has some hundred rows, but " + expected.size() + " came out.");

        cluster.awaitOutput("Ctrl-C ends the cluster.");
        KataProcess application = submitted(master(cluster), "run", "as-it-comes");
        put(places, 0, files.get(0));
        awaitCommit(places, 1, application);

        ProcessHandle worker = workers(cluster).get(0);
        List<ProcessHandle> executors = worker.children().toList();
        assertEquals(1, executors.size(), "the executors of the worker");
        put(places, 1, slowly(files.get(1)));
        awaitPlan(places, 2, application);
        kill(worker);
        executors.forEach(ClusterTest::kill);
        assertFalse(isCommitted(places, 2), "the worker was to die in the middle of batch 2");
        cluster.awaitOutput("The other worker goes on alone.");
        awaitCommit(places, 3, application);

        put(places, 2, slowly(files.get(2)));
        awaitPlan(places, 4, application);
        application.children().forEach(ClusterTest::kill);
        assertFalse(isCommitted(places, 4), "the driver was to die in the middle of batch 4");
        assertEquals(1, application.awaitExit());
        application = submitted(master(cluster), "run", "as-it-comes");
        for (int file = 3; file < files.size(); file++) {
            put(places, file, files.get(file));
        }
        awaitOutput(expected, places, application);
        application.interrupt();
        application.awaitExit();
        assertEquals(expected, output(places));

        cluster.interrupt();
        cluster.awaitExit();
    }

    @Test
    void says_so_when_there_is_no_cluster() throws Exception {
        places("lonely");
        String port = Integer.toString(freePort());
        try (var submit = kata("submit", "--master", "spark://127.0.0.1:" + port, "run", path("lonely"))) {
            assertEquals(1, submit.awaitExit());
            assertTrue(submit.output().contains("No cluster answers at spark://127.0.0.1:" + port), submit.output());
        }
    }

    @Test
    void says_so_when_the_port_is_in_use() throws Exception {
        try (var taken = new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1"));
                var cluster = kata("cluster", "--port", "" + taken.getLocalPort(), "--web-port", "0")) {
            assertEquals(1, cluster.awaitExit());
            assertTrue(cluster.output().contains("Port " + taken.getLocalPort() + " is in use"), cluster.output());
        }
    }

    @Test
    void says_what_is_wrong_with_the_arguments() throws Exception {
        for (String wrong :
                List.of("", "run", "rum places", "train places --once", "--jar a.jar run", "--conf a run b")) {
            try (var submit = kata(("submit " + wrong).trim().split(" "))) {
                assertEquals(2, submit.awaitExit(), submit.output());
                assertTrue(submit.output().matches("(?s)(Say|--).*[.]\\s*"), submit.output());
            }
        }
    }

    @Test
    void says_what_the_application_says() throws Exception {
        try (var submit = kata("submit", "--master", "local[2]", "--solution", "run", path("nowhere"))) {
            assertEquals(1, submit.awaitExit());
            assertTrue(submit.output().contains("train one first."), submit.output());
            assertFalse(submit.output().contains("\tat "), submit.output());
        }
    }

    @Test
    void packs_the_application() throws Exception {
        Path file = directory.resolve("application.jar");
        try (var submit = kata("submit", "--solution", "--jar", file.toString())) {
            assertEquals(0, submit.awaitExit(), submit.output());
        }
        try (var jar = new JarFile(file.toFile())) {
            for (String name : List.of("capstone/ContinuousApplication", "domain/Places", "testkit/Application")) {
                assertNotNull(jar.getEntry("kata/" + name + ".class"), name);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String master(KataProcess cluster) {
        Matcher address = ADDRESS.matcher(cluster.output());
        assertTrue(address.find(), cluster.output());
        clusters.add(Path.of("target", "cluster", address.group(1)));
        return address.group();
    }

    /** Those that have started an executor: the master has no children. */
    private static List<ProcessHandle> workers(KataProcess cluster) {
        Awaitility.await("both workers have an executor")
                .atMost(BOUND)
                .until(() -> cluster.children().stream()
                                .filter(child -> child.children().findAny().isPresent())
                                .count()
                        == 2);
        return cluster.children().stream()
                .filter(child -> child.children().findAny().isPresent())
                .toList();
    }

    /** As the system does it when memory runs out, and returns when it is gone. */
    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void submit(String master, String task, String places, String... more) throws Exception {
        try (var submit = submitted(master, task, places, more)) {
            assertEquals(0, submit.awaitExit(), submit.output());
        }
    }

    private KataProcess submitted(String master, String task, String places, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("submit", "--solution", "--master", master));
        for (String setting : SETTINGS) {
            arguments.addAll(List.of("--conf", setting));
        }
        arguments.addAll(List.of(task, path(places)));
        arguments.addAll(List.of(more));
        return kata(arguments.toArray(String[]::new));
    }

    private String path(String places) {
        return directory.resolve(places).toString();
    }

    /** Places with the course's history and registry. */
    private Places places(String name) throws IOException {
        Places places = Places.in(path(name));
        Files.createDirectories(Path.of(places.inbox()));
        Files.write(Path.of(places.history()), Beaconworks.lines("history.csv"));
        Files.write(Path.of(places.registry()), Beaconworks.lines("registry.csv"));
        return places;
    }

    /** The day's readings as they arrived, but for those that are too late. */
    private static List<List<String>> inFiles(int count) {
        var kept = new ArrayList<String>();
        Instant latest = Instant.MIN;
        List<Reading> readings = Beaconworks.readings();
        List<String> lines = Beaconworks.lines("readings.jsonl");
        for (int i = 0; i < lines.size(); i++) {
            Instant time = readings.get(i).ts();
            latest = time.isAfter(latest) ? time : latest;
            if (time.plus(Duration.ofMinutes(10)).isAfter(latest)) {
                kept.add(lines.get(i));
            }
        }
        return IntStream.range(0, count)
                .mapToObj(file -> kept.subList(kept.size() * file / count, kept.size() * (file + 1) / count))
                .toList();
    }

    /** With so many torn lines, of which no alert comes, that a batch takes a second or more and can be met in its middle. */
    private static List<String> slowly(List<String> lines) {
        return Stream.concat(Collections.nCopies(200_000, "{\"id\":").stream(), lines.stream())
                .toList();
    }

    /** A file appears in the inbox at once and whole. */
    private static void put(Places places, int number, List<String> lines) throws IOException {
        Path inbox = Path.of(places.inbox());
        Path outside = Files.write(inbox.resolveSibling("coming"), lines);
        Files.move(outside, inbox.resolve("file-" + number + ".json"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static boolean isCommitted(Places places, int batch) {
        return Files.exists(Path.of(places.checkpoint(), "alerts", "commits", "" + batch));
    }

    private static void awaitCommit(Places places, int batch, KataProcess application) {
        await("batch " + batch + " is done", application).until(() -> isCommitted(places, batch));
    }

    /** Waits until a batch is on its way. */
    private static void awaitPlan(Places places, int batch, KataProcess application) {
        await("batch " + batch + " is planned", application)
                .until(() -> Files.exists(Path.of(places.checkpoint(), "alerts", "offsets", "" + batch)));
    }

    private static void awaitOutput(List<String> expected, Places places, KataProcess application) {
        await("the output is complete, " + expected.size() + " rows", application)
                .ignoreExceptionsInstanceOf(IOException.class) // of a file that is being replaced
                .until(() -> output(places).size() >= expected.size());
    }

    private static ConditionFactory await(String what, KataProcess application) {
        return Awaitility.await(what)
                .atMost(BOUND)
                .pollInterval(Duration.ofMillis(10))
                .pollDelay(Duration.ZERO)
                .failFast(() -> {
                    assertTrue(application.isAlive(), application.output());
                });
    }

    /** The rows, sorted. */
    private static List<String> output(Places places) throws IOException {
        var rows = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(Path.of(places.output()))) {
            for (Path file : files.filter(ClusterTest::isOfRows).toList()) {
                rows.addAll(Files.readAllLines(file));
            }
        } catch (UncheckedIOException moved) {
            throw moved.getCause();
        }
        Collections.sort(rows);
        return rows;
    }

    /** Not of the log of a writer, or of one that has not finished. */
    private static boolean isOfRows(Path file) {
        return file.getFileName().toString().matches("part-.*\\.json")
                && !file.toString().contains("_temporary");
    }
}
