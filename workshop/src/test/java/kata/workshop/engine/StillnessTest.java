package kata.workshop.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StillnessTest {

    /** Loaded once more, by loaders of their own, it is something that moves. */
    static final class Movement {}

    @Test
    void says_when_nothing_has_moved_for_a_while_and_when_something_moves_again() throws Exception {
        var heard = new LinkedBlockingQueue<Boolean>();
        URL classes = Movement.class.getProtectionDomain().getCodeSource().getLocation();
        try (var stillness = new Stillness(Duration.ofMillis(200), heard::add)) {
            assertEquals(true, heard.poll(30, TimeUnit.SECONDS));
            for (int i = 0; i < 50; i++) {
                try (var loader = new URLClassLoader(new URL[] {classes}, null)) {
                    loader.loadClass(Movement.class.getName());
                }
            }
            assertEquals(false, heard.poll(30, TimeUnit.SECONDS));
        }
    }
}
