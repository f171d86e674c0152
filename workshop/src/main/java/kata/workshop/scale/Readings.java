package kata.workshop.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import kata.domain.Beaconworks;
import kata.domain.Places;
import kata.domain.Times;

/** Files of readings, counted instead of drawn: the same bytes on every machine. */
final class Readings {

    /** As the course's devices report. */
    private static final Duration BETWEEN_READINGS = Duration.ofMinutes(6);

    static final int SITES = 20;

    /** A line in so many is a copy of the line before. These are prime, so that it is each device's turn. */
    static final int COPY = 101;

    /** A line in so many is torn. */
    static final int TORN = 1009;

    /** A reading in so many lacks its temperature. */
    private static final int WITHOUT_TEMPERATURE = 60;

    private static final Instant BEGINS = Times.at("12:00");

    /** The state is filled with readings of so many seconds, and what meets it comes a second later each. */
    private static final int SECONDS_TO_FILL = 480;

    private final int devices;
    private final int rowsPerFile;
    private final Path coming;
    private long files;

    /** @param coming a directory, where files lie before they come into an inbox */
    Readings(int devices, int rowsPerFile, Path coming) {
        this.devices = devices;
        this.rowsPerFile = rowsPerFile;
        this.coming = coming;
    }

    /** Writes what an application needs before it can learn and run; its inbox is empty. */
    void prepare(Places places) throws IOException {
        Files.createDirectories(Path.of(places.inbox()));
        Files.write(Path.of(places.history()), Beaconworks.lines("history.csv"));
        Iterable<String> lines = LongStream.rangeClosed(0, devices).mapToObj(Readings::registration)::iterator;
        Files.write(Path.of(places.registry()), lines);
    }

    /** The first is the header. */
    private static String registration(long number) {
        return number == 0 ? "device,site,active" : "d" + number + ",s" + number % SITES + ",true";
    }

    /** A part of a stream in which every device reports every six minutes. */
    List<Path> stream(long from, int rows) throws IOException {
        return write(from, rows, this::ofStream);
    }

    /** New ids, all within eight minutes. */
    List<Path> newKeys(long from, int keys) throws IOException {
        return write(from, keys, key -> line(key, BEGINS.plusSeconds(key % SECONDS_TO_FILL)));
    }

    /**
     * Ids of which almost all are known, all within the minutes after those of {@link #newKeys}.
     *
     * @param known ids, which are all before {@code known}
     * @param added new ones, from {@code known} on
     * @param second how many such batches came before
     */
    List<Path> probe(long known, int added, int rows, int second) throws IOException {
        Instant ts = BEGINS.plusSeconds(SECONDS_TO_FILL + second);
        return write(0, rows, row -> line(row < added ? known + row : (row * 7919) % Math.max(1, known), ts));
    }

    private String ofStream(long row) {
        long reading = row % COPY == COPY - 1 ? row - 1 : row;
        long millis = BETWEEN_READINGS.toMillis();
        String line =
                line(reading, BEGINS.plusMillis(reading / devices * millis + reading % devices * millis / devices));
        return row % TORN == 1 ? line.substring(0, line.length() / 2) : line;
    }

    private String line(long id, Instant ts) {
        String temp = id % WITHOUT_TEMPERATURE == 0 ? "" : ",\"temp\":" + decimal(30 + id % 17);
        return "{\"id\":\"r" + id + "\",\"device\":\"d" + (1 + id % devices) + "\",\"model\":\"M" + (1 + id % 3)
                + "\",\"ts\":\"" + ts + "\"" + temp + ",\"vib\":" + decimal((10 + id % 47) / 10.0) + "}";
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private List<Path> write(long from, int rows, LongFunction<String> line) throws IOException {
        var written = new ArrayList<Path>();
        for (long first = from; first < from + rows; first += rowsPerFile) {
            Iterable<String> lines = LongStream.range(first, Math.min(first + rowsPerFile, from + rows))
                    .mapToObj(line)::iterator;
            written.add(Files.write(coming.resolve("file-" + ++files + ".json"), lines));
        }
        return written;
    }
}
