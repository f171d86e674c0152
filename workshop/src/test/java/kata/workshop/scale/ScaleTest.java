package kata.workshop.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kata.workshop.course.Complaint;
import kata.workshop.course.Course;
import org.junit.jupiter.api.Test;

/** The reference of the continuous application, with sizes at which nothing is learned of its speed. */
class ScaleTest {

    /** Nothing here is worth the second compiler. */
    private static final List<String> QUICK = List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** So few rows are worth no generated code either, and no second partition. */
    private static final Map<String, String> PLAIN = Map.of(
            "spark.sql.codegen.wholeStage", "false",
            "spark.sql.codegen.factoryMode", "NO_CODEGEN",
            "spark.sql.shuffle.partitions", "1");

    /** The other store is what every exercise with state has. */
    private static final Plan TINY =
            new Plan(List.of(100, 1000), List.of(1000), 10, 100, List.of(Plan.Store.ROCKSDB), PLAIN);

    private static Plan plan(int rows) {
        return Plan.upTo(rows, 1000, 10, 100, List.of(Plan.Store.DEFAULT), Map.of());
    }

    private static Measured.Rows rows(int rows, double millis) {
        return new Measured.Rows(
                Plan.Store.DEFAULT, rows, 1, rows, millis, millis, millis, millis, 7, 700, 1 << 20, Map.of());
    }

    private static ScaleReport report(double millisOfAll) {
        return new ScaleReport(
                plan(10_000),
                new Measured(
                        "17",
                        1 << 30,
                        "2",
                        List.of(rows(100, 1), rows(1000, 10), rows(10_000, millisOfAll)),
                        List.of(),
                        List.of()));
    }

    @Test
    void all_sizes_are_measured() throws Exception {
        var doing = new ArrayList<String>();
        Measured measured =
                Scale.of(Course.read(Path.of("..")).exercise("continuous-application"), TINY, QUICK, doing::add);

        assertEquals(
                List.of(100, 1000),
                measured.rows().stream().map(Measured.Rows::rows).toList());
        assertTrue(measured.rows().stream().allMatch(rows -> rows.millis() > 0 && rows.usedHeap() > 0));
        long forgotten = 1000 - measured.rows().get(1).keys();
        assertTrue(forgotten > 500, "as time goes on, state is forgotten: " + forgotten);
        assertEquals(
                List.of(1000),
                measured.atOnce().stream().map(Measured.AtOnce::rows).toList());
        assertEquals(
                List.of(1000L),
                measured.keys().stream().map(Measured.Keys::keys).toList(),
                "the state holds every id");
        assertTrue(measured.keys().stream().allMatch(keys -> keys.checkpointBytes() > 0 && keys.stateBytes() > 0));
        assertTrue(doing.contains("RocksDB store: 1,000 keys in state"), doing.toString());
        String lines = String.join("\n", new ScaleReport(TINY, measured).lines());
        assertTrue(lines.contains("10 devices at 20 sites"), lines);
        assertTrue(lines.contains("RocksDB store: a row costs "), lines);
    }

    @Test
    void says_what_is_missing_where_there_is_no_application() throws Exception {
        var wordCount = Course.read(Path.of("..")).exercise("word-count");
        var complaint = assertThrows(Complaint.class, () -> Scale.of(wordCount, TINY, QUICK, doing -> {}));
        assertTrue(complaint.getMessage().contains("this exercise has none"), complaint.getMessage());
    }

    @Test
    void a_fifth_more_is_allowed() {
        assertEquals(Optional.empty(), report(120).complaint());
        String complaint = report(121).complaint().orElseThrow();
        assertTrue(
                complaint.contains("with the default store it is 1.21 times as high among 10,000 rows as among 1,000"),
                complaint);
    }

    @Test
    void a_plan_is_made_of_whole_batches() {
        assertEquals(List.of(10_000, 100_000, 1_000_000), plan(1_000_000).sizes());
        assertEquals(List.of(1, 10, 100, 1000), plan(1_000_000).states());
        assertEquals(100, plan(1_000_000).batches(1_000_000).size());
        assertEquals(List.of(2500, 2500, 2500, 2500), plan(1_000_000).batches(10_000));
        assertThrows(Complaint.class, () -> plan(999));
    }
}
