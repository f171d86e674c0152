package kata.workshop.screen;

import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kata.testkit.LiveApplication;
import kata.testkit.LiveApplication.Alert;
import kata.testkit.report.Fold;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** What comes out of the continuous application: on a terminal a table that is drawn anew, elsewhere a line for each row. */
public abstract sealed class AlertsView implements LiveApplication.View {

    private static final String ROW = "%-19s  %-12s  %8s  %6s";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintWriter out;
    private final Screen screen;

    private AlertsView(PrintWriter out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    /** @param terminal closed by the caller */
    public static AlertsView on(Terminal terminal) {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB)
                ? new Lines(new PrintWriter(System.out, true, Screen.standardOutput()))
                : new Table(terminal);
    }

    @Override
    public void say(String sentence) {
        print(sentence);
    }

    final void print(String line) {
        screen.print(out, line);
        out.flush();
    }

    static String row(Alert alert) {
        return ROW.formatted(
                        alert.start() == null ? "null" : TIME.format(alert.start()),
                        alert.site(),
                        alert.readings(),
                        alert.faulty())
                .stripTrailing();
    }

    static String rejected(long lines) {
        return lines == 1 ? "1 line is rejected so far." : lines + " lines are rejected so far.";
    }

    /**
     * What was said, and the latest rows: drawn from the top each time, so that nothing that others print, such as an
     * answer or a native library, moves it.
     */
    private static final class Table extends AlertsView {

        private static final int MOST_ROWS = 20;

        /** Blank lines, heading, sum, and where the cursor stands. */
        private static final int OTHER_LINES = 6;

        private final Terminal terminal;
        private final List<String> said = new ArrayList<>();

        Table(Terminal terminal) {
            super(terminal.writer(), Screen.terminal(terminal.getColumns(), terminal.encoding()));
            this.terminal = terminal;
        }

        @Override
        public void say(String sentence) {
            said.add(sentence);
            super.say(sentence);
        }

        @Override
        public void show(List<Alert> alerts, long rejected) {
            int width = Math.max(1, terminal.getColumns() - 1); // a longer line would take two
            var lines = new ArrayList<String>();
            said.forEach(sentence -> lines.addAll(Fold.lines(sentence, width)));
            int room = Math.max(1, Math.min(MOST_ROWS, terminal.getRows() - lines.size() - OTHER_LINES));
            lines.add("");
            lines.add(ROW.formatted("start", "site", "readings", "faulty"));
            lines.add(ROW.formatted("-".repeat(19), "-".repeat(12), "-".repeat(8), "-".repeat(6)));
            alerts.subList(Math.max(0, alerts.size() - room), alerts.size()).forEach(alert -> lines.add(row(alert)));
            lines.add("");
            lines.add(
                    alerts.isEmpty()
                            ? "No row yet: five minutes are final when a reading of ten minutes later has come."
                            : alerts.size() + " rows so far. " + rejected(rejected));
            terminal.puts(Capability.cursor_home);
            for (String line : lines) {
                terminal.puts(Capability.clr_eol);
                print(line.substring(0, Math.min(width, line.length())));
            }
            terminal.puts(Capability.clr_eos);
            terminal.flush();
        }
    }

    /** Each row once, when it comes; those that are there at the beginning are known. */
    private static final class Lines extends AlertsView {

        private Map<Alert, Long> printed;
        private long printedRejected;

        Lines(PrintWriter out) {
            super(out, Screen.plain());
        }

        @Override
        public void show(List<Alert> alerts, long rejected) {
            var counts = new HashMap<Alert, Long>();
            for (Alert alert : alerts) {
                long count = counts.merge(alert, 1L, Long::sum);
                if (printed != null && count > printed.getOrDefault(alert, 0L)) {
                    print(row(alert));
                }
            }
            if (printed != null && rejected != printedRejected) {
                print(rejected(rejected));
            }
            printed = counts;
            printedRejected = rejected;
        }
    }
}
