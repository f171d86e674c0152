package kata.workshop.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kata.domain.Places;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured is what the report says of it. */
class ReadingsTest {

    private static final Pattern WHOLE =
            Pattern.compile("\\{\"id\":\"(r\\d+)\",\"device\":\"(d\\d+)\",\"model\":\"M[123]\""
                    + ",\"ts\":\"([^\"]+)\"(?:,\"temp\":\\d+\\.\\d)?,\"vib\":\\d+\\.\\d\\}");

    @TempDir
    private Path directory;

    private static List<String> lines(List<Path> files) throws IOException {
        var lines = new ArrayList<String>();
        for (Path file : files) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    private static Stream<String> group(List<String> lines, int group) {
        return lines.stream().map(WHOLE::matcher).filter(line -> line.matches()).map(line -> line.group(group));
    }

    private static Duration from(List<String> lines) {
        List<Instant> times = group(lines, 3).map(Instant::parse).sorted().toList();
        return Duration.between(times.get(0), times.get(times.size() - 1));
    }

    @Test
    void every_device_reports_every_six_minutes() throws IOException {
        var readings = new Readings(100, 700, directory);
        List<Path> files = readings.stream(0, 2000);
        List<String> lines = lines(files);
        assertEquals(3, files.size());
        assertEquals(2000, lines.size());
        assertEquals(2000 - 2, group(lines, 1).count(), "two of two thousand are torn");
        assertEquals(2000 - 2 - 19, group(lines, 1).distinct().count(), "nineteen are copies");
        assertEquals(100, group(lines, 2).distinct().count());
        assertTrue(from(lines).compareTo(Duration.ofMinutes(2000 / 100 * 6)) < 0, "that is twenty times six minutes");
        assertTrue(from(lines).compareTo(Duration.ofMinutes((2000 / 100 - 1) * 6)) > 0, "to the last of them");
    }

    @Test
    void a_part_of_the_stream_is_that_part() throws IOException {
        List<String> whole = lines(new Readings(7, 10, directory).stream(0, 1000));
        assertEquals(whole.subList(400, 600), lines(new Readings(7, 33, directory).stream(400, 200)));
    }

    @Test
    void all_keys_are_new_and_stay_for_ten_minutes() throws IOException {
        var readings = new Readings(100, 2500, directory);
        List<String> lines = lines(readings.newKeys(0, 5000));
        lines.addAll(lines(readings.newKeys(5000, 3000)));
        assertEquals(8000, group(lines, 1).distinct().count());
        var known = new HashSet<>(group(lines, 1).toList());
        List<String> probe = lines(readings.probe(8000, 10, 1000, 23));
        assertEquals(1000, probe.size());
        assertEquals(
                10, group(probe, 1).filter(id -> !known.contains(id)).distinct().count());
        lines.addAll(probe);
        assertTrue(from(lines).compareTo(Duration.ofMinutes(10)) < 0, "none of them is forgotten");
    }

    @Test
    void every_device_is_in_the_registry() throws IOException {
        Places places = Places.in(directory.toString());
        new Readings(3, 10, directory).prepare(places);
        assertEquals(
                List.of("device,site,active", "d1,s1,true", "d2,s2,true", "d3,s3,true"),
                Files.readAllLines(Path.of(places.registry())));
    }
}
