package kata.dstreams;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Believes that there is always a checkpoint.
 *
 * @caughtBy starts_the_first_time
 * @says Make a fresh context then
 */
public final class DriverRecovery {

    private DriverRecovery() {}

    public static JavaStreamingContext context(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        return new JavaStreamingContext(checkpointDirectory);
    }
}
