package kata.dstreams;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** Prefer it when programs that make their own contexts are to be made safe from outside. */
public final class DriverRecovery {

    private DriverRecovery() {}

    public static JavaStreamingContext context(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        JavaStreamingContext context = JavaStreamingContext.getOrCreate(checkpointDirectory, () -> {
            JavaStreamingContext made = fresh.get();
            program.accept(made);
            return made;
        });
        context.checkpoint(checkpointDirectory);
        return context;
    }
}
