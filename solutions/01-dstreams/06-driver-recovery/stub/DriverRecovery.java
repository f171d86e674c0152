package kata.dstreams;

import static kata.testkit.Todo.todo;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** Starts Beaconworks' programs so that they survive a crash of their driver. */
public final class DriverRecovery {

    private DriverRecovery() {}

    /**
     * Makes the context that a program runs in: at the first start a fresh one, and after a crash the one that the
     * checkpoint holds. It is not started here.
     *
     * <p>It is called once at each start of the program, with the same arguments.
     *
     * @param fresh makes a new context with the program's settings; to be called at the first start only
     * @param program describes the stream on a context: its input, the totals of all colours, and the display that shows
     *     them; to be called once, on the fresh context
     * @param checkpointDirectory where Spark puts what must outlive a crash, as a path. At the first start it is empty, or
     *     not there; at every later one it holds a checkpoint. One that cannot be read is an error, and no first start
     * @return a context that the caller starts, and whose totals go on from where they were
     */
    public static JavaStreamingContext context(
            Supplier<JavaStreamingContext> fresh, Consumer<JavaStreamingContext> program, String checkpointDirectory) {
        return todo("Give a context that goes on after a crash: from the checkpoint, if there is one.");
    }
}
