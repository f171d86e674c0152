package kata.dstreams;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Believes that Spark finds the totals by itself, because the directory is set.
 *
 * @caughtBy goes_on_with_its_totals_after_a_crash
 * @says A fresh context has nothing to show
 */
public final class DriverRecovery {

    private DriverRecovery() {}

    public static JavaStreamingContext context(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        JavaStreamingContext context = fresh.get();
        context.checkpoint(checkpointDirectory);
        program.accept(context);
        return context;
    }
}
