package kata.workshop.screen;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Path;
import java.util.Map;
import kata.testkit.rows.Visible;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * What the command prints on: how wide it is, and whether it shows colours and characters beyond ASCII.
 *
 * @param width in columns
 */
public record Screen(int width, boolean colours, boolean unicode) {

    private static final int DEFAULT_WIDTH = 80;
    private static final int NARROWEST = 40;

    /** A tick and a cross, the bar of progress, and what the stories of the tests hold. */
    private static final String WANTED = "\u2713\u2717\u2588\u2591\u2013\u2026\u00b7";

    private static final Map<Character, String> IN_ASCII =
            Map.of('\u2013', "-", '\u2014', "-", '\u2026', "...", '\u00b7', "-", '\u2192', "->", '\u00a0', " ");

    public enum Colour {
        GREEN("32"),
        RED("31"),
        YELLOW("33"),
        FAINT("2"),
        BOLD("1");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    /** Of output that goes to a file, a pipe or a terminal of which nothing is known. */
    public static Screen plain() {
        return new Screen(columns(System.getenv("COLUMNS")), false, canShow(standardOutput()));
    }

    /**
     * @param width zero when it is not known
     * @param charset of the terminal
     */
    static Screen terminal(int width, Charset charset) {
        String term = System.getenv("TERM");
        boolean colours = System.getenv("NO_COLOR") == null && !"dumb".equals(term);
        return new Screen(width == 0 ? DEFAULT_WIDTH : Math.max(NARROWEST, width), colours, canShow(charset));
    }

    /**
     * The terminal that this process runs in, or a dumb one: in the charset of the platform, where JLine would take UTF-8; and without its questions to the terminal, which some
     * show to the user.
     */
    public static Terminal open() throws IOException {
        Charset charset = Screen.standardOutput();
        return TerminalBuilder.builder()
                .system(true)
                .dumb(true)
                .encoding(charset)
                .stdinEncoding(charset)
                .stdoutEncoding(charset)
                .graphemeCluster(false)
                .build();
    }

    /** Whether standard output is a terminal, on which a line can be overwritten. */
    public static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderThan22) {
            return true; // which had no console elsewhere
        }
    }

    private static int columns(String said) {
        return said != null && said.matches("\\d{2,3}") ? Math.max(NARROWEST, Integer.parseInt(said)) : DEFAULT_WIDTH;
    }

    /** JDK 19 and newer say it in this property; before, the platform's charset was meant. */
    public static Charset standardOutput() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "US-ASCII"));
        return Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }

    private static boolean canShow(Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        return encoder.canEncode(WANTED);
    }

    public String tick() {
        return unicode ? "\u2713" : "ok";
    }

    public String cross() {
        return unicode ? "\u2717" : "RED";
    }

    String bar(int done, int of, int length) {
        int full = of == 0 ? 0 : done * length / of;
        return (unicode ? "\u2588" : "#").repeat(full) + (unicode ? "\u2591" : ".").repeat(length - full);
    }

    String in(Colour colour, String text) {
        return colours ? "\u001b[" + colour.code + "m" + text + "\u001b[0m" : text;
    }

    /**
     * A path on which one can click: most terminals do that for a link that names the file, whatever its text.
     *
     * @param most characters of the text, of which the beginning is left out
     */
    String link(String path, Path file, int most) {
        if (!colours) {
            return shown(path);
        }
        String text = path.length() <= most ? path : "..." + path.substring(path.length() - most + 3);
        return "\u001b]8;;" + file.toAbsolutePath().toUri() + "\u001b\\" + shown(text) + "\u001b]8;;\u001b\\";
    }

    void print(PrintWriter out, String line) {
        out.println(shown(line));
    }

    /** With nothing in it that this screen cannot show, or would take for an order. */
    String shown(String line) {
        String visible = Visible.text(line);
        if (unicode) {
            return visible;
        }
        var text = new StringBuilder();
        for (char c : visible.toCharArray()) {
            text.append(c < 128 ? String.valueOf(c) : IN_ASCII.getOrDefault(c, "?"));
        }
        return text.toString();
    }
}
