package kata.workshop.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kata.domain.Beaconworks;
import org.junit.jupiter.api.Test;

class ReplayTest {

    @Test
    void a_reading_comes_at_its_time_or_with_the_one_before() {
        List<Replay.Line> lines = Replay.ofReadings(60).lines();

        assertEquals(
                Beaconworks.lines("readings.jsonl"),
                lines.stream().map(Replay.Line::text).toList());
        assertEquals(Duration.ZERO, lines.get(0).after());
        assertEquals(Duration.ofMillis(350), lines.get(1).after()); // 00:00:28 after 00:00:07
        for (int i = 1; i < lines.size(); i++) {
            assertTrue(lines.get(i).after().compareTo(lines.get(i - 1).after()) >= 0, "line " + i);
        }
    }

    @Test
    void all_lines_are_sent_in_order() throws InterruptedException {
        var sent = new ArrayList<String>();
        Replay.ofReadings(1e9).run(sent::add);
        assertEquals(Beaconworks.lines("readings.jsonl"), sent);
    }
}
