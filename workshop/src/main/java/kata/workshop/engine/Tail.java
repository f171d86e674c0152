package kata.workshop.engine;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the last of what is written to it, however much that is. */
final class Tail extends OutputStream {

    private final byte[] ring;
    private long written;

    /** What stands before whatever is written next; empty for nothing. */
    private String heading = "";

    Tail(int bytes) {
        ring = new byte[bytes];
    }

    /** Whatever is written from now on gets this line before it, if anything is. */
    synchronized void heading(String line) {
        heading = line;
    }

    private void begin() {
        if (!heading.isEmpty()) {
            boolean midLine = written > 0 && ring[(int) ((written - 1) % ring.length)] != '\n';
            byte[] line = ((midLine ? "\n" : "") + heading + "\n").getBytes(StandardCharsets.UTF_8);
            heading = "";
            write(line, 0, line.length);
        }
    }

    @Override
    public synchronized void write(int b) {
        begin();
        ring[(int) (written++ % ring.length)] = (byte) b;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        begin();
        int skipped = Math.max(0, length - ring.length);
        written += skipped;
        for (int i = skipped; i < length; i++) {
            write(bytes[offset + i]);
        }
    }

    synchronized void clear() {
        written = 0;
        heading = "";
    }

    /** From the first whole line that is kept; all of it, if all is kept. */
    synchronized String text() {
        if (written <= ring.length) {
            return new String(ring, 0, (int) written, StandardCharsets.UTF_8);
        }
        var ordered = new byte[ring.length];
        int start = (int) (written % ring.length);
        System.arraycopy(ring, start, ordered, 0, ring.length - start);
        System.arraycopy(ring, 0, ordered, ring.length - start, start);
        String text = new String(ordered, StandardCharsets.UTF_8);
        return text.substring(text.indexOf('\n') + 1);
    }
}
