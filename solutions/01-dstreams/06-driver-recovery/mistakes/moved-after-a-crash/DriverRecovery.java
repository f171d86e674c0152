package kata.dstreams;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Believes that a checkpoint that has been used is used up.
 *
 * @caughtBy survives_a_second_crash
 * @says in the same checkpoint directory
 */
public final class DriverRecovery {

    private DriverRecovery() {}

    public static JavaStreamingContext context(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        boolean[] made = {false};
        JavaStreamingContext context = JavaStreamingContext.getOrCreate(checkpointDirectory, () -> {
            made[0] = true;
            return made(fresh, program, checkpointDirectory);
        });
        if (!made[0]) {
            context.checkpoint(checkpointDirectory + "-after-a-crash");
        }
        return context;
    }

    private static JavaStreamingContext made(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        JavaStreamingContext context = fresh.get();
        context.checkpoint(checkpointDirectory);
        program.accept(context);
        return context;
    }
}
