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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import kata.workshop.course.Complaint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kata feed}: what {@code nc -lk} does, for machines without it; or the course's readings, in their own time. */
@Command(
        name = "feed",
        description = "Sends every line you type to all who listen, as nc -lk does. Ends with Ctrl-C or end of input.",
        mixinStandardHelpOptions = true)
final class FeedCommand implements Callable<Integer> {

    @Option(names = "--port", description = "To listen on, on this machine only (${DEFAULT-VALUE}).")
    private int port = 9999;

    @Option(
            names = "--readings",
            description =
                    "Sends the readings of the course's day instead of what you type, each when its time has come,"
                            + " as lines of JSON. It begins when somebody listens.")
    private boolean readings;

    @Option(
            names = "--speed",
            description = "With --readings: how many seconds of that day pass in one second (${DEFAULT-VALUE}).")
    private double speed = 600;

    private final CountDownLatch somebodyListens = new CountDownLatch(1);

    private final List<Socket> listeners = new CopyOnWriteArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(speed > 0)) {
            throw new Complaint("The speed must be more than zero, such as --speed 600.");
        }
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
                Replay.ofReadings(speed).run(this::send);
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
