package kata.workshop.commands;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kata.workshop.cluster.Cluster;
import kata.workshop.course.Complaint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kata cluster}. */
@Command(
        name = "cluster",
        description = "Starts a Spark cluster on this machine, a master and two workers, until Ctrl-C.",
        footer = {"", "Then, in another terminal:  ./kata submit train DIRECTORY"},
        mixinStandardHelpOptions = true)
final class ClusterCommand implements Callable<Integer> {

    /** Made again at every start; git ignores it. */
    private static final Path PARENT = Path.of("workshop", "target", "cluster");

    @Option(names = "--port", description = "Of the master (${DEFAULT-VALUE}); 0 for any that is free.")
    private int port = 7077;

    @Option(names = "--web-port", description = "Of the master's web page (${DEFAULT-VALUE}); 0 for any that is free.")
    private int webPort = 8080;

    @Option(names = "--cores", description = "Of each worker (${DEFAULT-VALUE}).")
    private int cores = 1;

    /** Returns when nothing is left to work with; otherwise Ctrl-C ends it. */
    @Override
    public Integer call() throws Exception {
        if (cores < 1) {
            throw Complaint.ofArguments("A worker needs a core at least, such as --cores 1.");
        }
        try (Cluster cluster = Cluster.in(PARENT, port, webPort)) {
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "end of the cluster"));
            cluster.start(cores);
            System.out.printf(
                    "A master and two workers run on this machine; nobody else can reach them.%n%n"
                            + "  master    %s%n"
                            + "  web page  %s%n"
                            + "  workers   %s%n"
                            + "  logs      %s%n%n"
                            + "In another terminal: ./kata submit train DIRECTORY%s%n"
                            + "Ctrl-C ends the cluster.%n",
                    cluster.address(),
                    cluster.webPage(),
                    String.join("  ", cluster.webPages()),
                    cluster.directory(),
                    port == 7077 ? "" : " --master " + cluster.address());
            while (true) {
                Cluster.End end = cluster.awaitEnd();
                String what = "The " + end.name() + " has ended, with exit code " + end.exitCode() + ". ";
                if (end.isOfTheMaster() || end.left() == 0) {
                    throw new Complaint(what + (end.isOfTheMaster() ? "Without it" : "It was the last one; without any")
                            + " nothing can run, so the cluster ends. Its logs are in " + cluster.directory() + ".");
                }
                System.out.println(
                        what + "The other worker goes on alone. For two workers end this with Ctrl-C, and start"
                                + " it again.");
            }
        }
    }
}
