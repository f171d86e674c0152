package kata.workshop.commands;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import kata.workshop.course.Complaint;
import kata.workshop.course.Course;
import kata.workshop.course.LiveDirectory;
import kata.workshop.screen.Screen;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code kata feed}: what {@code nc -lk} does, for machines without it; or the course's readings, in their own time; or
 * files of readings, for a live run that reads files.
 */
@Command(
        name = "feed",
        description = {
            "Sends every line you type to all who listen, as nc -lk does. Ends with Ctrl-C or end of input.",
            "With --readings it sends the readings of the course's day instead, with --files it writes files of readings"
                    + " where a live run finds them."
        },
        mixinStandardHelpOptions = true)
final class FeedCommand implements Callable<Integer> {

    private static final String LIVE = "continuous-application";

    /** Seconds of event time that pass in one: so the whole day takes two and a half minutes. */
    private static final double SPEED_OF_READINGS = 600;

    /** So five minutes of event time take five seconds. */
    private static final double SPEED_OF_FILES = 60;

    /** More a second would fill the disk, and teach nothing. */
    private static final double FASTEST = 10_000;

    private static final double FASTEST_SPEED = 1_000_000_000;

    private static final DateTimeFormatter EVENT_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int MINUTES_OF_A_DAY = 24 * 60;

    @Option(
            names = "--port",
            description = "For lines and --readings: to listen on, on this machine only (${DEFAULT-VALUE}).",
            defaultValue = "9999")
    private int port;

    @Option(
            names = "--speed",
            description =
                    "How many seconds of event time pass in one second: 600 with --readings, 60 with --files, if you"
                            + " do not say.")
    private Double speed;

    @Option(
            names = "--readings",
            description =
                    "Sends the readings of the course's day instead of what you type, each when its time has come,"
                            + " as lines of JSON. It begins when somebody listens.")
    private boolean readings;

    /** Null when none are asked for. */
    @ArgGroup(exclusive = false)
    private IntoFiles files;

    static final class IntoFiles {

        @Option(
                names = "--files",
                required = true,
                description =
                        "Writes files of readings, one a second, into the inbox of ./kata live continuous-application,"
                                + " until Ctrl-C. Started again, it goes on where it stopped. One reading in forty"
                                + " comes twice, one line in two hundred is torn.")
        private boolean asked;

        @Option(names = "--directory", description = "With --files: the --directory of the live run.")
        private Path directory;

        @Option(
                names = "--rate",
                description = "With --files: readings in a second (${DEFAULT-VALUE}).",
                defaultValue = "20")
        private double rate;

        @Option(
                names = "--late",
                paramLabel = "MINUTES",
                description = "With --files: one reading in ten comes late, by up to so many minutes of event time"
                        + " (${DEFAULT-VALUE}). From ten on, some come too late to count.",
                defaultValue = "5")
        private double late;
    }

    private final CountDownLatch somebodyListens = new CountDownLatch(1);

    private final List<Socket> listeners = new CopyOnWriteArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (speed != null && !(speed > 0 && speed <= FASTEST_SPEED)) {
            throw new Complaint(
                    "The speed must be more than zero and at most a thousand million, such as --speed 600.");
        }
        if (files != null && readings) {
            throw Complaint.ofArguments("--readings sends lines to all who listen, --files writes files: choose one.");
        }
        return files != null ? writeFiles(files) : send();
    }

    private int writeFiles(IntoFiles into) throws IOException, InterruptedException {
        if (!(into.rate > 0 && into.rate <= FASTEST)) {
            throw new Complaint("The rate must be more than zero and at most 10000, such as --rate 20.");
        }
        if (!(into.late >= 0 && into.late <= MINUTES_OF_A_DAY)) {
            throw new Complaint("A reading can be late by 0 to 1440 minutes, such as --late 5.");
        }
        var directory = new LiveDirectory(
                into.directory != null
                        ? into.directory
                        : Course.read(Path.of("")).exercise(LIVE).live());
        Duration latest = Duration.ofSeconds((long) (into.late * 60));
        var feed = new FileFeed(directory, into.rate, speed != null ? speed : SPEED_OF_FILES, latest);
        feed.run(new Written(directory, Screen.isTerminal()));
        return 0;
    }

    /** @param overwrites whether a line can be overwritten: else there is none for each second */
    private record Written(LiveDirectory directory, boolean overwrites) implements FileFeed.Progress {

        @Override
        public void begins(Instant eventTime) {
            System.out.println("Writing readings from " + EVENT_TIME.format(eventTime) + " on into " + directory.inbox()
                    + ". Ctrl-C ends it.");
        }

        @Override
        public void written(int files, long lines, Instant eventTime) {
            if (overwrites) {
                System.out.print("\r" + EVENT_TIME.format(eventTime) + "  " + lines + " lines in " + files + " files");
                System.out.flush();
            }
        }
    }

    private int send() throws IOException, InterruptedException {
        try (var server = new ServerSocket(port, 0, InetAddress.getLoopbackAddress())) {
            System.out.println("Listening on port " + server.getLocalPort()
                    + (readings
                            ? ". In another terminal: ./kata live event-time-windows --port "
                            : ". Type lines; in another terminal: ./kata live word-count --port ")
                    + server.getLocalPort());
            var acceptor = new Thread(() -> accept(server), "accept");
            acceptor.setDaemon(true);
            acceptor.start();
            if (readings) {
                somebodyListens.await();
                Replay.ofReadings(speed != null ? speed : SPEED_OF_READINGS).run(this::send);
                System.out.println("All readings are sent.");
                return closed();
            }
            var typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = typed.readLine(); line != null; line = typed.readLine()) {
                send(line);
            }
        } catch (BindException inUse) {
            throw new Complaint("Port " + port + " is in use. Give another: ./kata feed --port " + (port + 1));
        }
        return closed();
    }

    private int closed() throws IOException {
        for (Socket listener : listeners) {
            listener.close();
        }
        return 0;
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                listeners.add(server.accept());
                System.out.println("Somebody listens.");
                somebodyListens.countDown();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void send(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        if (listeners.isEmpty()) {
            System.out.println("(Nobody listens yet: this line is lost.)");
        }
        for (Socket listener : listeners) {
            try {
                OutputStream out = listener.getOutputStream();
                out.write(bytes);
                out.flush();
            } catch (IOException gone) {
                listeners.remove(listener);
                System.out.println("A listener has gone.");
            }
        }
    }
}
