package kata.dstreams;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** Prefer it when the checkpoints are in a store that needs settings of its own, such as keys. */
public final class DriverRecovery {

    private DriverRecovery() {}

    public static JavaStreamingContext context(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        return JavaStreamingContext.getOrCreate(
                checkpointDirectory, () -> made(fresh, program, checkpointDirectory), new Configuration());
    }

    private static JavaStreamingContext made(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        JavaStreamingContext context = fresh.get();
        context.checkpoint(checkpointDirectory);
        program.accept(context);
        return context;
    }
}
