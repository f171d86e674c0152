package kata.workshop.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import kata.domain.EndlessReadings;
import kata.domain.EndlessReadings.Position;
import kata.workshop.course.Complaint;
import kata.workshop.course.LiveDirectory;

/** Files of readings in the inbox of a live run: one a second, each there at once and whole, until the process ends. */
final class FileFeed {

    /** Told how far it is. */
    interface Progress {

        /** @param eventTime of the first reading, and of none before it */
        void begins(Instant eventTime);

        /**
         * After each second.
         *
         * @param files written so far, with so many lines
         * @param eventTime when the next reading will be measured
         */
        void written(int files, long lines, Instant eventTime);
    }

    private static final long SECOND = 1_000_000_000;

    private final LiveDirectory directory;
    private final double rate;
    private final double speed;
    private final Duration latest;

    /**
     * @param rate readings that are measured in a second
     * @param speed seconds of event time that pass in one
     * @param latest how late a reading is at most, in event time
     */
    FileFeed(LiveDirectory directory, double rate, double speed, Duration latest) {
        this.directory = directory;
        this.rate = rate;
        this.speed = speed;
        this.latest = latest;
    }

    /** @throws Complaint when the directory is not that of a live run, or is no more */
    void run(Progress progress) throws IOException, InterruptedException {
        try (var held = directory.forFeed()) {
            var readings = new EndlessReadings(position(held.line()), step(), latest);
            progress.begins(readings.position().time());
            int files = 0;
            long lines = 0;
            long next = System.nanoTime();
            for (double due = rate; ; due += rate) {
                Position first = readings.position();
                var file = new ArrayList<String>();
                for (; due >= 1; due--) {
                    file.addAll(readings.next());
                }
                // Before the file is there: whatever happens, no reading comes a second time.
                held.write(
                        readings.position().number() + " " + readings.position().time());
                if (!file.isEmpty()) {
                    put(file, String.format(Locale.ROOT, "readings-%08d.json", first.number()));
                    files++;
                    lines += file.size();
                }
                progress.written(files, lines, readings.position().time());
                next = Math.max(next + SECOND, System.nanoTime()); // after a pause of the machine, no crowd of files
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            }
        }
    }

    private Duration step() {
        return Duration.ofNanos((long) (speed / rate * SECOND));
    }

    /** Where an earlier feed has got to: event time goes on from there, or else all that comes would be late. */
    private Position position(String line) {
        if (line.isEmpty()) {
            return Position.BEGIN;
        }
        try {
            String[] words = line.split(" ");
            return new Position(Long.parseLong(words[0]), Instant.parse(words[1]));
        } catch (RuntimeException damaged) {
            throw new Complaint(
                    directory.path().resolve("feed.txt") + " does not say how far the feed has got. Begin anew:"
                            + " ./kata live continuous-application --fresh");
        }
    }

    private void put(List<String> lines, String name) throws IOException {
        Path file = directory.inbox().resolve(name);
        if (Files.exists(file)) {
            throw new Complaint(
                    file + " is there already, although " + directory.path().resolve("feed.txt")
                            + " does not know of it. Begin anew: ./kata live continuous-application --fresh");
        }
        try {
            Path outside = Files.write(directory.path().resolve("coming.json"), lines);
            Files.move(outside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            throw new Complaint(
                    directory.inbox() + " is gone: the feed has ended. Start the live run again, and then the feed.");
        }
    }
}
