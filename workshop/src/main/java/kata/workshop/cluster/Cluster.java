package kata.workshop.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kata.testkit.files.Directories;
import kata.workshop.course.Complaint;
import kata.workshop.course.Json;

/** A master and two workers of Spark's, processes of this machine that nobody else can reach. */
public final class Cluster implements AutoCloseable {

    /**
     * One of its processes has ended.
     *
     * @param name such as {@code worker 1}
     * @param left how many workers are there still
     */
    public record End(String name, int exitCode, int left) {

        public boolean isOfTheMaster() {
            return name.equals(MASTER);
        }
    }

    public static final int WORKERS = 2;

    private static final String MASTER = "master";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration START_BOUND = Duration.ofSeconds(90);
    private static final Duration END_BOUND = Duration.ofSeconds(15);
    private static final int LAST_LINES = 15;

    private final HttpClient http =
            HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();
    private final Map<String, Process> processes = new ConcurrentHashMap<>();
    private final Path directory;
    private final SparkHome home;
    private final int port;
    private final int webPort;
    private boolean closed;
    private List<String> webPages = List.of();

    private Cluster(Path parent, int port, int webPort) throws IOException {
        this.port = port;
        this.webPort = webPort;
        this.directory = parent.resolve(Integer.toString(port));
        try {
            Directories.delete(directory);
        } catch (UncheckedIOException inUse) {
            throw inUse.getCause();
        }
        this.home = SparkHome.in(directory.resolve("home"));
    }

    /**
     * Prepares one. Nothing runs yet.
     *
     * @param parent in which it gets a directory of its own, named after its port; what was in that is deleted
     * @param port of the master; zero for any that is free
     * @param webPort of the master's web page; zero likewise
     */
    public static Cluster in(Path parent, int port, int webPort) throws IOException {
        int chosen = free(port, "--port");
        int chosenForWeb = free(webPort, "--web-port");
        if (chosen == chosenForWeb) {
            throw Complaint.ofArguments("The master and its web page need two ports: give two different ones.");
        }
        return new Cluster(parent, chosen, chosenForWeb);
    }

    /** Spark would take the next one that is free, and say so in a log only. */
    private static int free(int port, String option) throws IOException {
        try (var socket = new ServerSocket(port, 0, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        } catch (BindException inUse) {
            throw new Complaint("Port " + port + " is in use, perhaps by another cluster. Give another: ./kata cluster "
                    + option + " " + (port + 1) + ", or 0 for any that is free.");
        } catch (IllegalArgumentException noPort) {
            throw Complaint.ofArguments(port + " is no port: give " + option + " a number from 0 to 65535.");
        }
    }

    /**
     * Starts all and returns when the workers have found their master.
     *
     * @param cores of each worker
     * @throws Complaint when that does not happen
     */
    public void start(int cores) throws IOException, InterruptedException {
        start(MASTER, "master.Master", List.of("--port", "" + port, "--webui-port", "" + webPort));
        await(state -> state.path("status").asText().equals("ALIVE"));
        for (int number = 1; number <= WORKERS; number++) {
            Path work = directory.resolve("worker-" + number);
            start(
                    "worker " + number,
                    "worker.Worker",
                    List.of(
                            "--cores",
                            "" + cores,
                            "--memory",
                            "1g",
                            "--webui-port",
                            "0",
                            "--work-dir",
                            work.toAbsolutePath().toString(),
                            address()));
        }
        JsonNode state = await(found -> found.path("aliveworkers").asInt() == WORKERS);
        webPages = StreamSupport.stream(state.path("workers").spliterator(), false)
                .map(worker -> worker.path("webuiaddress").asText())
                .sorted()
                .toList();
    }

    private synchronized void start(String name, String main, List<String> arguments) throws IOException {
        if (closed) {
            throw new Complaint("Interrupted.");
        }
        var flags = List.of("-Xmx512m", "-Dspark.port.maxRetries=0", "-Dspark.master.rest.enabled=false");
        var all = new ArrayList<>(List.of("--host", LOOPBACK));
        all.addAll(arguments);
        Process process = home.program(
                        flags, directory.resolve("local"), List.of(), "org.apache.spark.deploy." + main, all)
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile())
                .start();
        processes.put(name, process);
        process.onExit().thenAccept(ended -> ends.add(new End(name, ended.exitValue(), workersLeft())));
    }

    private int workersLeft() {
        return (int) processes.entrySet().stream()
                .filter(process ->
                        !process.getKey().equals(MASTER) && process.getValue().isAlive())
                .count();
    }

    /** Asks the master until its state is the expected one. */
    private JsonNode await(Predicate<JsonNode> expected) throws InterruptedException, IOException {
        long deadline = System.nanoTime() + START_BOUND.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                var request =
                        HttpRequest.newBuilder(URI.create(webPage() + "/json/")).timeout(Duration.ofSeconds(5));
                JsonNode state = Json.MAPPER.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .body());
                if (expected.test(state)) {
                    return state;
                }
            } catch (IOException notYet) {
                // its web page comes last
            }
            End end = ends.poll(100, TimeUnit.MILLISECONDS);
            if (end != null) {
                throw new Complaint("The " + end.name() + " ended at once, with exit code " + end.exitCode()
                        + ". Its last lines:\n" + lastLines(end.name()));
            }
        }
        throw new Complaint("The cluster was not ready after " + START_BOUND.toSeconds() + " seconds. Its logs are in "
                + directory + ".");
    }

    private String lastLines(String name) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log(name)), Charset.defaultCharset())
                .lines()
                .toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - LAST_LINES))
                .map(line -> "    " + line)
                .collect(Collectors.joining("\n"));
    }

    private Path log(String name) {
        return directory.resolve(name.replace(' ', '-') + ".log");
    }

    /** What a driver calls the master. */
    public String address() {
        return "spark://" + LOOPBACK + ":" + port;
    }

    public String webPage() {
        return "http://" + LOOPBACK + ":" + webPort;
    }

    /** Those of the workers. */
    public List<String> webPages() {
        return webPages;
    }

    /** Where the logs of its processes are, and what the executors print. */
    public Path directory() {
        return directory;
    }

    /** Waits until one of its processes ends. */
    public End awaitEnd() throws InterruptedException {
        return ends.take();
    }

    /** Ends all of its processes, and the executors, and returns when they are gone. */
    @Override
    public synchronized void close() {
        closed = true;
        List<ProcessHandle> all = processes.values().stream()
                .map(Process::toHandle)
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + END_BOUND.toNanos();
        for (ProcessHandle process : all) {
            try {
                process.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (Exception stillThere) {
                process.destroyForcibly();
            }
        }
    }
}
