package kata.dstreams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Believes that a checkpoint that was read is not needed any more.
 *
 * @caughtBy survives_a_crash_before_it_has_started_again
 * @says as the first left it
 */
public final class DriverRecovery {

    private DriverRecovery() {}

    public static JavaStreamingContext context(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        JavaStreamingContext context =
                JavaStreamingContext.getOrCreate(checkpointDirectory, () -> made(fresh, program, checkpointDirectory));
        if (context.ssc().isCheckpointPresent()) {
            sweep(Path.of(checkpointDirectory));
        }
        return context;
    }

    private static void sweep(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JavaStreamingContext made(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        JavaStreamingContext context = fresh.get();
        context.checkpoint(checkpointDirectory);
        program.accept(context);
        return context;
    }
}
