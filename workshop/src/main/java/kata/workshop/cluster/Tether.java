package kata.workshop.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The first class of every process here: runs the main class that its first argument names, and ends with the process
 * that has started it, however that ended. So a cluster is never left behind, not even when {@code kata} is killed.
 */
public final class Tether {

    /** What a program is told to end with on Unix. */
    private static final int TERMINATED = 143;

    private static volatile boolean ending;

    private Tether() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true));
        var watch = new Thread(Tether::endWithTheParent, "end with the parent");
        watch.setDaemon(true);
        watch.start();
        var main = Class.forName(args[0]).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException thrown) {
            if (!ending) { // by Ctrl-C, for example: then it fails for lack of what Spark has closed already
                tell(thrown.getCause());
            }
            System.exit(1);
        }
    }

    /** Nobody writes into this pipe: it ends when the parent does. */
    private static void endWithTheParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            // the parent has ended, too
        }
        System.exit(TERMINATED);
    }

    /** The course's own exceptions say in their message all there is to say. */
    private static void tell(Throwable thrown) {
        if (thrown.getClass().getName().startsWith("kata.testkit.")) {
            System.err.println(thrown.getMessage());
        } else {
            thrown.printStackTrace();
        }
    }
}
