package kata.workshop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.utils.WCWidth;

/**
 * What a person sees of a program's output: the control sequences of xterm, as its manual "ctlseqs" lists them, without
 * colours. JLine 4.5.0's ScreenTerminal will not do: there a tab ends a column too early, ESC[C at the end of a line
 * begins the next line, accents are lost, half a wide character is left standing, and it does not say which sequences
 * it passes over.
 */
final class TerminalScreen {

    private static final int BACKSPACE = 8;
    private static final int TAB = 9;
    private static final int LAST_LINE_FEED = 12;
    private static final int RETURN = 13;
    private static final int CANCEL = 24;
    private static final int SUBSTITUTE = 26;
    private static final int ESCAPE = 27;
    private static final int TAB_WIDTH = 8;

    /** For ` to ~ while the line drawing characters are on. */
    private static final String LINE_DRAWING = "◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·";

    private enum State {
        TEXT,
        ESCAPED,
        CONTROL_SEQUENCE,
        STRING
    }

    private record Cursor(int x, int y) {}

    private int columns;
    private int rows;

    /** A row is a list of characters with their accents; a wide one is followed by an empty one. */
    private String[][] cells;

    /** What the alternate buffer hides, or null. */
    private String[][] hidden;

    private Cursor hiddenCursor;

    private int x;
    private int y;

    /** The last column has been written; the cursor stays there until one more character begins the next line. */
    private boolean full;

    private Cursor saved = new Cursor(0, 0);
    private int top;
    private int bottom;
    private boolean wrapping = true;
    private boolean lineDrawing;
    private boolean applicationKeys;

    private State state = State.TEXT;
    private final StringBuilder sequence = new StringBuilder();
    private final StringBuilder reply = new StringBuilder();
    private final TreeSet<String> unknown = new TreeSet<>();
    private int last = ' ';

    TerminalScreen(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.bottom = rows;
        this.cells = blank(columns, rows);
    }

    private static String[] blank(int columns) {
        var row = new String[columns];
        Arrays.fill(row, " ");
        return row;
    }

    private static String[][] blank(int columns, int rows) {
        return Stream.generate(() -> blank(columns)).limit(rows).toArray(String[][]::new);
    }

    /** The rows, without the blanks at their ends and without the empty rows below the last text. */
    String text() {
        return Arrays.stream(cells)
                .map(row -> String.join("", row).replaceFirst(" +$", ""))
                .collect(Collectors.joining("\n"))
                .replaceFirst("\n+$", "");
    }

    /** What a terminal answers when a program asks for the cursor or for its kind; asked once. */
    String takeReply() {
        String taken = reply.toString();
        reply.setLength(0);
        return taken;
    }

    /** Whether an arrow key is ESC O A rather than ESC [ A. */
    boolean hasApplicationKeys() {
        return applicationKeys;
    }

    /** Sequences that it passed over, although they may change what is seen. */
    List<String> unknown() {
        return new ArrayList<>(unknown);
    }

    /** As xterm does it: lines are cut, not wrapped anew, and the cursor's row stays. */
    void resize(int columns, int rows) {
        int lost = Math.max(0, y - rows + 1);
        cells = resized(cells, lost, columns, rows);
        if (hidden != null) {
            hidden = resized(hidden, Math.max(0, hiddenCursor.y() - rows + 1), columns, rows);
        }
        this.columns = columns;
        this.rows = rows;
        top = 0;
        bottom = rows;
        full = false;
        x = Math.min(x, columns - 1);
        y -= lost;
    }

    private static String[][] resized(String[][] old, int lost, int columns, int rows) {
        String[][] cells = blank(columns, rows);
        for (int row = 0; row < Math.min(rows, old.length - lost); row++) {
            System.arraycopy(old[row + lost], 0, cells[row], 0, Math.min(columns, old[row + lost].length));
        }
        return cells;
    }

    /** A sequence may begin in one piece and end in another. */
    void write(String piece) {
        piece.codePoints().forEach(this::accept);
    }

    private void accept(int c) {
        if (c == ESCAPE) {
            state = State.ESCAPED;
            sequence.setLength(0);
        } else if (state == State.STRING) { // a window's title, a link: nothing to see
            state = c == 7 ? State.TEXT : State.STRING;
        } else if (c == CANCEL || c == SUBSTITUTE) {
            state = State.TEXT;
        } else if (c < ' ') {
            control(c);
        } else if (state == State.TEXT) {
            print(c);
        } else if (state == State.CONTROL_SEQUENCE) {
            sequence.appendCodePoint(c);
            if (c >= '@' && c <= '~') {
                state = State.TEXT;
                controlSequence(sequence.toString());
            }
        } else if (c == '[' && sequence.isEmpty()) {
            state = State.CONTROL_SEQUENCE;
        } else if ("]PX^_".indexOf(c) >= 0 && sequence.isEmpty()) {
            state = State.STRING;
        } else {
            sequence.appendCodePoint(c);
            if (c >= '0') {
                state = State.TEXT;
                escape(sequence.toString());
            }
        }
    }

    private void control(int c) {
        switch (c) {
            case BACKSPACE -> moveTo(x - 1, y);
            case TAB -> moveTo((x / TAB_WIDTH + 1) * TAB_WIDTH, y);
            case RETURN -> moveTo(0, y);
            default -> {
                if (c > TAB && c <= LAST_LINE_FEED) {
                    lineFeed();
                } else if (c == 14 || c == 15) {
                    unknown.add("SO/SI");
                }
            }
        }
    }

    private void print(int c) {
        int width = WCWidth.wcwidth(c);
        if (width == 0) {
            addAccent(c);
        }
        if (width <= 0) {
            return;
        }
        if (full && wrapping || x + width > columns) {
            if (wrapping) {
                moveTo(0, y);
                lineFeed();
            } else {
                moveTo(columns - width, y);
            }
        }
        boolean drawn = lineDrawing && c >= '`' && c <= '~';
        erase(y, x, x + width);
        cells[y][x] = drawn ? LINE_DRAWING.substring(c - '`', c - '`' + 1) : Character.toString(c);
        if (width == 2) {
            cells[y][x + 1] = "";
        }
        last = c;
        full = x + width == columns;
        x = Math.min(x + width, columns - 1);
    }

    private void addAccent(int c) {
        int at = full ? x : x - 1;
        if (at > 0 && cells[y][at].isEmpty()) {
            at--;
        }
        if (at >= 0) {
            cells[y][at] += Character.toString(c);
        }
    }

    private void escape(String sequence) {
        switch (sequence) {
            case "7" -> saved = new Cursor(x, y);
            case "8" -> moveTo(saved.x(), saved.y());
            case "D" -> lineFeed();
            case "E" -> {
                moveTo(0, y);
                lineFeed();
            }
            case "M" -> {
                if (y == top) {
                    scrollDown(top, 1);
                } else {
                    moveTo(x, y - 1);
                }
            }
            case "c" -> reset();
            case "(0" -> lineDrawing = true;
            case "(B" -> lineDrawing = false;
            case "\\", "=", ">", ")B" -> {} // the end of a string, the keypad, a character set that nobody selects
            default -> unknown.add("ESC " + sequence);
        }
    }

    private void reset() {
        hidden = null;
        cells = blank(columns, rows);
        saved = new Cursor(0, 0);
        softReset();
        moveTo(0, 0);
    }

    private void softReset() {
        top = 0;
        bottom = rows;
        wrapping = true;
        lineDrawing = false;
        applicationKeys = false;
    }

    private void controlSequence(String sequence) {
        String kind = sequence.replaceAll("[0-9;:]", "");
        String[] arguments = sequence.replaceAll("[^0-9;]", "").split(";");
        int first = number(arguments, 0, 0);
        int count = Math.max(1, first);
        switch (kind) {
            case "A" -> moveTo(x, Math.max(y >= top ? top : 0, y - count));
            case "B", "e" -> moveTo(x, Math.min(y < bottom ? bottom - 1 : rows - 1, y + count));
            case "C", "a" -> moveTo(x + count, y);
            case "D" -> moveTo(x - count, y);
            case "E" -> moveTo(0, Math.min(y < bottom ? bottom - 1 : rows - 1, y + count));
            case "F" -> moveTo(0, Math.max(y >= top ? top : 0, y - count));
            case "G", "`" -> moveTo(count - 1, y);
            case "H", "f" -> moveTo(Math.max(1, number(arguments, 1, 1)) - 1, count - 1);
            case "d" -> moveTo(x, count - 1);
            case "I" -> moveTo((x / TAB_WIDTH + count) * TAB_WIDTH, y);
            case "Z" -> moveTo(((x + TAB_WIDTH - 1) / TAB_WIDTH - count) * TAB_WIDTH, y);
            case "J" -> eraseScreen(first);
            case "K" -> erase(y, first == 0 ? x : 0, first == 1 ? x + 1 : columns);
            case "X" -> erase(y, x, x + count);
            case "@" -> shift(count);
            case "P" -> shift(-count);
            case "L" -> {
                if (y >= top && y < bottom) {
                    scrollDown(y, count);
                    moveTo(0, y);
                }
            }
            case "M" -> {
                if (y >= top && y < bottom) {
                    scrollUp(y, count);
                    moveTo(0, y);
                }
            }
            case "S" -> scrollUp(top, count);
            case "T" -> scrollDown(top, count);
            case "b" -> Stream.generate(() -> last).limit(count).forEach(this::print);
            case "r" -> scrollWithin(count - 1, number(arguments, 1, rows));
            case "s" -> saved = new Cursor(x, y);
            case "u" -> moveTo(saved.x(), saved.y());
            case "n" -> reply.append(first == 6 ? "\033[%d;%dR".formatted(y + 1, x + 1) : "\033[0n");
            case "c" -> reply.append("\033[?1;2c");
            case "?h", "?l" -> {
                for (int argument = 0; argument < arguments.length; argument++) {
                    setMode(number(arguments, argument, 0), kind.equals("?h"));
                }
            }
            case "!p" -> softReset();
            case "l", "m", " q", "t", ">m", ">u", "<u" -> {} // insert mode off, colours, the cursor's shape, keyboards
            default -> unknown.add("CSI " + sequence);
        }
    }

    private static int number(String[] arguments, int index, int absent) {
        return index < arguments.length && !arguments[index].isEmpty() ? Integer.parseInt(arguments[index]) : absent;
    }

    private void setMode(int mode, boolean on) {
        switch (mode) {
            case 1 -> applicationKeys = on;
            case 7 -> wrapping = on;
            case 47, 1047, 1049 -> alternate(on);
            case 6 -> unknown.add("origin mode");
            default -> {} // the cursor's look, the mouse, bracketed paste: nothing to see
        }
    }

    private void alternate(boolean on) {
        if (on && hidden == null) {
            hiddenCursor = new Cursor(x, y);
            hidden = cells;
            cells = blank(columns, rows);
        } else if (!on && hidden != null) {
            cells = hidden;
            hidden = null;
            moveTo(hiddenCursor.x(), hiddenCursor.y());
        }
    }

    private void moveTo(int x, int y) {
        this.x = Math.max(0, Math.min(columns - 1, x));
        this.y = Math.max(0, Math.min(rows - 1, y));
        full = false;
    }

    private void lineFeed() {
        if (y == bottom - 1) {
            scrollUp(top, 1);
        } else {
            moveTo(x, y + 1);
        }
        full = false;
    }

    private void scrollWithin(int top, int bottom) {
        if (top < Math.min(bottom, rows) - 1) {
            this.top = top;
            this.bottom = Math.min(bottom, rows);
            moveTo(0, 0);
        }
    }

    private void scrollUp(int from, int count) {
        for (int row = from; row < bottom; row++) {
            cells[row] = row + count < bottom ? cells[row + count] : blank(columns);
        }
    }

    private void scrollDown(int from, int count) {
        for (int row = bottom - 1; row >= from; row--) {
            cells[row] = row - count >= from ? cells[row - count] : blank(columns);
        }
    }

    /** What follows the cursor in its row moves to the right, or to the left. */
    private void shift(int count) {
        String[] old = cells[y].clone();
        for (int column = x; column < columns; column++) {
            int from = column - count;
            cells[y][column] = from >= x && from < columns ? old[from] : " ";
        }
        full = false;
    }

    private void eraseScreen(int what) {
        if (what == 0 || what == 1) {
            erase(y, what == 0 ? x : 0, what == 0 ? columns : x + 1);
        }
        for (int row = 0; row < rows; row++) {
            if (what == 2 || what == 0 && row > y || what == 1 && row < y) {
                cells[row] = blank(columns);
            }
        }
        full = false;
    }

    /** Half a wide character is not left standing. */
    private void erase(int row, int from, int to) {
        int start = from > 0 && cells[row][from].isEmpty() ? from - 1 : from;
        int end = to < columns && cells[row][to].isEmpty() ? to + 1 : Math.min(to, columns);
        Arrays.fill(cells[row], start, end, " ");
        full = false;
    }
}
