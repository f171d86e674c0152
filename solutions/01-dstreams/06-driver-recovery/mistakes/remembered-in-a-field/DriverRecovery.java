package kata.dstreams;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Believes that the program knows whether it was started before.
 *
 * @caughtBy asks_the_directory_and_not_itself
 * @says There is only the directory
 */
public final class DriverRecovery {

    private static final Set<String> STARTED = ConcurrentHashMap.newKeySet();

    private DriverRecovery() {}

    public static JavaStreamingContext context(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        if (STARTED.add(checkpointDirectory)) {
            return made(fresh, program, checkpointDirectory);
        }
        return new JavaStreamingContext(checkpointDirectory);
    }

    private static JavaStreamingContext made(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        JavaStreamingContext context = fresh.get();
        context.checkpoint(checkpointDirectory);
        program.accept(context);
        return context;
    }
}
