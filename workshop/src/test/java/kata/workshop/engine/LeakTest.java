package kata.workshop.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A worker may run for a whole workshop: what a run leaves behind must not grow. It takes minutes, so it is run by
 * hand: {@code ./mvnw verify -pl :workshop -Dit.test=LeakTest -Dkata.runs=200}.
 */
@EnabledIfSystemProperty(named = "kata.runs", matches = "\\d+")
class LeakTest {

    private static final int RUNS = Integer.getInteger("kata.runs", 0);

    /** Caches of Spark and of the JDK fill up over the first runs. */
    private static final int WARM = 100;

    private static final long MEGABYTE = 1 << 20;
    private static final long MOST_GROWTH = 16 * MEGABYTE;

    /** Spark's cache of generated code and its pools keep the loaders of the last runs. */
    private static final int MOST_LOADERS = 16;

    /** What is reachable in a process, as {@code jcmd GC.class_histogram} counts it after a collection. */
    private record Heap(long bytes, int runLoaders) {

        static Heap of(Process process) throws IOException {
            var jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process.pid()),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            List<String> lines = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            int loaders = lines.stream()
                    .map(line -> line.trim().split("\\s+"))
                    .filter(cells -> cells.length >= 4 && cells[3].equals("java.net.URLClassLoader"))
                    .mapToInt(cells -> Integer.parseInt(cells[1]))
                    .sum();
            long bytes = lines.stream()
                    .map(line -> line.trim().split("\\s+"))
                    .filter(cells -> cells[0].equals("Total"))
                    .mapToLong(cells -> Long.parseLong(cells[2]))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("jcmd said: " + lines));
            return new Heap(bytes, loaders);
        }

        @Override
        public String toString() {
            return bytes / MEGABYTE + " MB reachable, " + runLoaders + " loaders";
        }
    }

    @Test
    void runs_leave_neither_objects_nor_class_loaders_behind() throws IOException {
        Course course = Course.read(Path.of("..").toAbsolutePath().normalize());
        List<Exercise> exercises = List.of(
                course.exercise("word-count"), course.exercise("running-totals"), course.exercise("watermarks"));
        try (var workers = new Workers("1g")) {
            Heap warm = null;
            for (int run = 1; run <= RUNS; run++) {
                Exercise exercise = exercises.get(run % exercises.size());
                RunResult result = workers.run(exercise.reference(), exercise.given(), Engine.Progress.NONE);
                assertTrue(result.isGreen(), () -> exercise.name() + ": " + result);
                if (run == 1 || run == WARM || run % 100 == 0) {
                    Heap now = Heap.of(workers.process());
                    System.out.println("after " + run + " runs: " + now);
                    warm = run == WARM ? now : warm;
                }
            }
            Heap before = warm;
            Heap after = Heap.of(workers.process());
            assertTrue(after.bytes() - before.bytes() < MOST_GROWTH, () -> "was " + before + ", is " + after);
            assertTrue(after.runLoaders() <= MOST_LOADERS, () -> "was " + before + ", is " + after);
        }
    }
}
