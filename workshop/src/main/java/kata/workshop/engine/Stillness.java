package kata.workshop.engine;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kata.testkit.spark.Patience;

/** Notices that nothing has moved in this JVM for a while, and that something moves again. */
final class Stillness implements AutoCloseable {

    private static final long LOOK_MILLIS = 500;

    private final Duration quiet;
    private final Consumer<Boolean> listener;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(Stillness::daemon);
    private long seen;
    private long lastMove;
    private boolean still;

    /** @param listener hears true once nothing has moved for so long, and false when something moves after that */
    Stillness(Duration quiet, Consumer<Boolean> listener) {
        this.quiet = quiet;
        this.listener = listener;
        moved();
        looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable look) {
        var thread = new Thread(look, "stillness");
        thread.setDaemon(true);
        return thread;
    }

    private void moved() {
        seen = Patience.movement();
        lastMove = System.nanoTime();
    }

    private synchronized void look() {
        if (looks.isShutdown()) {
            return;
        }
        boolean now = Patience.movement() == seen && System.nanoTime() - lastMove >= quiet.toNanos();
        if (Patience.movement() != seen) {
            moved();
        }
        if (now != still) {
            still = now;
            listener.accept(now);
            // What it takes to tell it is no movement of the run's.
            seen = Patience.movement();
        }
    }

    /** After this the listener hears nothing. */
    @Override
    public synchronized void close() {
        looks.shutdownNow();
    }
}
