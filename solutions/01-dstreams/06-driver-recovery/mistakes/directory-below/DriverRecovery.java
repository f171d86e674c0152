package kata.dstreams;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Believes that each start of the program has checkpoints of its own.
 *
 * @caughtBy puts_its_checkpoints_where_it_is_told
 * @says the people who run the program decide
 */
public final class DriverRecovery {

    private DriverRecovery() {}

    public static JavaStreamingContext context(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        return JavaStreamingContext.getOrCreate(checkpointDirectory, () -> {
            JavaStreamingContext context = fresh.get();
            context.checkpoint(checkpointDirectory + "/" + UUID.randomUUID());
            program.accept(context);
            return context;
        });
    }
}
