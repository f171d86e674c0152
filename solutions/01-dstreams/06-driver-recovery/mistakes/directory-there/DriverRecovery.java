package kata.dstreams;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Believes that a directory that is there holds a checkpoint.
 *
 * @caughtBy takes_an_empty_directory_for_a_first_start
 * @says The directory holds no checkpoint
 */
public final class DriverRecovery {

    private DriverRecovery() {}

    public static JavaStreamingContext context(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        if (Files.exists(Path.of(checkpointDirectory))) {
            return new JavaStreamingContext(checkpointDirectory);
        }
        return made(fresh, program, checkpointDirectory);
    }

    private static JavaStreamingContext made(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        JavaStreamingContext context = fresh.get();
        context.checkpoint(checkpointDirectory);
        program.accept(context);
        return context;
    }
}
