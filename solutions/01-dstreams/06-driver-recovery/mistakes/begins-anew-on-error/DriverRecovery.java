package kata.dstreams;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Believes that a checkpoint that cannot be read is as good as none.
 *
 * @caughtBy does_not_begin_at_nothing_when_the_checkpoint_is_damaged
 * @says would begin at nothing
 */
public final class DriverRecovery {

    private DriverRecovery() {}

    public static JavaStreamingContext context(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        return JavaStreamingContext.getOrCreate(
                checkpointDirectory, () -> made(fresh, program, checkpointDirectory), new Configuration(), true);
    }

    private static JavaStreamingContext made(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        JavaStreamingContext context = fresh.get();
        context.checkpoint(checkpointDirectory);
        program.accept(context);
        return context;
    }
}
