package kata.dstreams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** Prefer it when the program must say which of the two it does, for example to its operators. */
public final class DriverRecovery {

    private DriverRecovery() {}

    public static JavaStreamingContext context(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        if (hasCheckpoint(Path.of(checkpointDirectory))) {
            return new JavaStreamingContext(checkpointDirectory);
        }
        JavaStreamingContext context = fresh.get();
        context.checkpoint(checkpointDirectory);
        program.accept(context);
        return context;
    }

    private static boolean hasCheckpoint(Path directory) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("checkpoint-"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
