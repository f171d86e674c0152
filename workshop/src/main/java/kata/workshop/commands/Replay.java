package kata.workshop.commands;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kata.domain.Beaconworks;
import kata.domain.Reading;

/** Lines that are sent one after the other, each when its time has come. */
final class Replay {

    /** @param after the first line */
    record Line(Duration after, String text) {}

    private final List<Line> lines;

    private Replay(List<Line> lines) {
        this.lines = lines;
    }

    /**
     * The readings of the course's day, in the order in which they arrived. When each arrived nobody knows: a reading
     * comes at its own time, or with the one before if that was measured later.
     *
     * @param speed seconds of that day that pass in one
     */
    static Replay ofReadings(double speed) {
        List<String> texts = Beaconworks.lines("readings.jsonl");
        List<Reading> readings = Beaconworks.readings();
        Instant first = readings.get(0).ts();
        Instant latest = first;
        var lines = new ArrayList<Line>();
        for (int i = 0; i < texts.size(); i++) {
            Instant time = readings.get(i).ts();
            latest = time.isAfter(latest) ? time : latest;
            long nanos = (long) (Duration.between(first, latest).toNanos() / speed);
            lines.add(new Line(Duration.ofNanos(nanos), texts.get(i)));
        }
        return new Replay(lines);
    }

    List<Line> lines() {
        return lines;
    }

    /** Sends all lines, from now on. */
    void run(Consumer<String> sender) throws InterruptedException {
        long begin = System.nanoTime();
        for (Line line : lines) {
            long nanos = line.after().toNanos() - (System.nanoTime() - begin);
            if (nanos > 0) {
                Thread.sleep(Duration.ofNanos(nanos).toMillis());
            }
            sender.accept(line.text());
        }
    }
}
