package kata.workshop.screen;

import java.io.IOException;
import java.util.List;
import kata.testkit.report.Fold;
import kata.workshop.engine.Engine;
import kata.workshop.engine.Verdict;
import kata.workshop.screen.Screen.Colour;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;

/** Says in a terminal that nothing moves in a run, as long as that is so; elsewhere nothing could take it away again. */
public final class StillNotice implements Engine.Progress, AutoCloseable {

    static final String SENTENCE =
            "Nothing has moved for ten seconds: the answer may be waiting for something that never comes.";

    /** Made when there is something to say, which in most runs there is not. */
    private Terminal terminal;

    private int shown;

    @Override
    public void started(String method) {}

    @Override
    public void ended(Verdict verdict) {
        still(false);
    }

    @Override
    public void still(boolean still) {
        if (still && terminal == null) {
            terminal = terminal();
        }
        if (terminal == null || terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            return;
        }
        takeAway();
        if (still) {
            Screen screen = Screen.terminal(terminal.getWidth(), terminal.encoding());
            List<String> lines = Fold.lines(SENTENCE + " Wait for the verdict, or end it with Ctrl-C.", screen.width());
            lines.forEach(line -> terminal.writer().println(screen.in(Colour.FAINT, screen.shown(line))));
            terminal.flush();
            shown = lines.size();
        }
    }

    private static Terminal terminal() {
        try {
            return TerminalBuilder.builder().system(true).dumb(true).build();
        } catch (IOException none) {
            return null; // the verdict says it too
        }
    }

    private void takeAway() {
        for (; shown > 0; shown--) {
            terminal.puts(Capability.cursor_up);
            terminal.puts(Capability.clr_eol);
        }
        terminal.flush();
    }

    @Override
    public void close() throws IOException {
        if (terminal != null) {
            still(false);
            terminal.close();
        }
    }
}
