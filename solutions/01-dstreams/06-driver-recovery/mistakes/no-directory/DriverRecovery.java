package kata.dstreams;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Believes that getOrCreate also writes the checkpoints, to where it reads them.
 *
 * @caughtBy starts_the_first_time
 * @says Spark insists on a checkpoint directory for it
 */
public final class DriverRecovery {

    private DriverRecovery() {}

    public static JavaStreamingContext context(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        return JavaStreamingContext.getOrCreate(checkpointDirectory, () -> {
            JavaStreamingContext context = fresh.get();
            program.accept(context);
            return context;
        });
    }
}
