package kata.dstreams;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Believes that getOrCreate wants a context, which it uses if there is no checkpoint.
 *
 * @caughtBy is_described_once
 * @says one that is made beside it is never used
 */
public final class DriverRecovery {

    private DriverRecovery() {}

    public static JavaStreamingContext context(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        JavaStreamingContext context = fresh.get();
        context.checkpoint(checkpointDirectory);
        program.accept(context);
        return JavaStreamingContext.getOrCreate(checkpointDirectory, () -> context);
    }
}
