package kata.workshop.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kata.testkit.spark.QuickLocalFileSystem;
import kata.workshop.course.Complaint;
import org.apache.spark.sql.execution.streaming.checkpointing.FileSystemBasedCheckpointFileManager;

/**
 * A program handed to a cluster, as {@code spark-submit} does it in client mode: the driver is a process beside this one,
 * and the tasks run in executors.
 *
 * @param master such as {@code spark://127.0.0.1:7077}, or {@code local[2]} for no cluster
 * @param jar from {@link ApplicationJar}
 * @param mainClass in it
 * @param arguments of its main
 * @param settings Spark's, such as {@code spark.executor.memory=1g}; the last of a name wins
 */
public record Submission(String master, Path jar, String mainClass, List<String> arguments, List<String> settings) {

    /** Small enough for two executors beside everything else on a laptop, and for state in two parts instead of 200. */
    private static final List<String> SMALL = List.of(
            "spark.executor.memory=512m",
            "spark.executor.cores=1",
            "spark.sql.shuffle.partitions=2",
            "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
            "spark.ui.showConsoleProgress=false",
            "spark.driver.host=127.0.0.1");

    /** As in the tests: no processes are forked for the permissions of files, and Windows needs no winutils. */
    private static final List<String> QUICK_FILES = List.of(
            "spark.hadoop.fs.file.impl=" + QuickLocalFileSystem.class.getName(),
            "spark.sql.streaming.checkpointFileManagerClass=" + FileSystemBasedCheckpointFileManager.class.getName());

    private static final Pattern ADDRESS = Pattern.compile("spark://(?:127\\.0\\.0\\.1|localhost):(\\d{1,5})");
    private static final int PATIENCE_MILLIS = 3_000;
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    /**
     * Starts the driver.
     *
     * @param directory for what it needs
     * @throws Complaint when nobody answers at the master's address
     */
    public Process start(Path directory) throws IOException {
        mustAnswer();
        var settings = new ArrayList<>(SMALL);
        settings.addAll(QUICK_FILES);
        var submit = new ArrayList<>(List.of("--master", master, "--class", mainClass));
        if (WINDOWS) {
            // An executor that fetches a jar makes it executable, for which Windows needs winutils.
            settings.add("spark.executor.extraClassPath=" + jar);
        }
        settings.addAll(this.settings);
        settings.forEach(setting -> submit.addAll(List.of("--conf", setting)));
        // Spark's word for a main class that is on the class path already.
        submit.add(WINDOWS ? "spark-internal" : jar.toString());
        submit.addAll(arguments);
        return SparkHome.in(directory.resolve("home"))
                .program(
                        List.of(
                                "-Xmx1g",
                                "-Dlog4j2.configurationFile=classpath:kata/workshop/cluster/driver-log.properties"),
                        directory.resolve("local"),
                        WINDOWS ? List.of(jar) : List.of(),
                        "org.apache.spark.deploy.SparkSubmit",
                        submit)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Spark itself would try for a minute, and then say it in a stack trace. */
    private void mustAnswer() {
        if (master.matches("local(\\[.+])?")) {
            return;
        }
        Matcher address = ADDRESS.matcher(master);
        if (!address.matches()) {
            throw Complaint.ofArguments(master + " is no cluster of this machine, such as spark://127.0.0.1:7077. For"
                    + " another one write a jar with --jar, and use its own spark-submit; docs/cluster.md says how.");
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", Integer.parseInt(address.group(1))), PATIENCE_MILLIS);
        } catch (IOException | IllegalArgumentException nobody) {
            throw new Complaint("No cluster answers at " + master
                    + ". Start one in another terminal with ./kata cluster," + " or name its address with --master.");
        }
    }

    /** Ends a driver, by force if it does not end otherwise. */
    public static void end(Process driver) {
        driver.destroy();
        try {
            if (!driver.waitFor(10, TimeUnit.SECONDS)) {
                driver.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            driver.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
