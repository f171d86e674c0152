package kata.dstreams;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Believes that a context from a checkpoint is empty, and must be described like a fresh one.
 *
 * @caughtBy goes_on_with_its_totals_after_a_crash
 * @says Such a context is complete
 */
public final class DriverRecovery {

    private DriverRecovery() {}

    public static JavaStreamingContext context(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        JavaStreamingContext context = JavaStreamingContext.getOrCreate(checkpointDirectory, () -> {
            JavaStreamingContext made = fresh.get();
            made.checkpoint(checkpointDirectory);
            return made;
        });
        program.accept(context);
        return context;
    }
}
