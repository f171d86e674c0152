package kata.workshop.comparison;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Two texts beside each other. Between them a mark stands where they differ in more than their margins: {@code |} on
 * both sides, {@code <} where only the left has a line, {@code >} where only the right has one.
 */
final class SideBySide {

    private static final DiffRowGenerator ROWS = DiffRowGenerator.create()
            .equalizer((one, other) -> withoutBlanks(one).equals(withoutBlanks(other)))
            .reportLinesUnchanged(true)
            .build();

    /** What stands within quotes, of which no part may stand in a line of its own. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");

    /** What is not parted from the word after it. */
    private static final List<String> BOUND = List.of("<- ", "new ");

    private SideBySide() {}

    /** But for those within quotes: an even number of quotes stands behind any other. */
    private static String withoutBlanks(String line) {
        return line.replaceAll("\\s+(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", "");
    }

    /**
     * @param width of both together; a line that is too long for its half is folded, with its mark before each part
     */
    static List<String> of(List<String> left, List<String> right, String leftTitle, String rightTitle, int width) {
        int half = (width - 3) / 2;
        var lines = new ArrayList<String>();
        lines.add(line(leftTitle, ' ', rightTitle, half));
        lines.add(line("-".repeat(half), ' ', "-".repeat(half), half));
        // A row of equal lines has the left one twice, but their margins may differ.
        var nextLeft = left.iterator();
        var nextRight = right.iterator();
        for (DiffRow row : ROWS.generateDiffRows(left, right)) {
            char mark = switch (row.getTag()) {
                case EQUAL -> ' ';
                case CHANGE -> '|';
                case DELETE -> '<';
                case INSERT -> '>';
            };
            List<String> lefts = mark == '>' ? List.of("") : folded(nextLeft.next(), half);
            List<String> rights = mark == '<' ? List.of("") : folded(nextRight.next(), half);
            for (int i = 0; i < Math.max(lefts.size(), rights.size()); i++) {
                lines.add(line(at(lefts, i), mark, at(rights, i), half));
            }
        }
        return lines;
    }

    private static String at(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    private static String line(String left, char mark, String right, int half) {
        return (left + " ".repeat(half - left.length()) + " " + mark + " " + right).stripTrailing();
    }

    /** At least one part; those behind the first have a deeper margin. */
    private static List<String> folded(String line, int width) {
        if (line.length() <= width) {
            return List.of(line);
        }
        String rest = line.strip();
        String margin = " ".repeat(Math.min(line.indexOf(rest), width / 2));
        var parts = new ArrayList<String>();
        while (rest.length() > width - margin.length()) {
            int end = end(rest, width - margin.length());
            parts.add(margin + rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
            margin = parts.size() == 1 ? margin + "  " : margin;
        }
        parts.add(margin + rest);
        return parts;
    }

    /**
     * The last blank that fits, but not within quotes, within an arrow, or after {@code new}; else where you would break
     * code; else in front of the quotes that do not fit, or after them.
     */
    private static int end(String text, int width) {
        var quoted = new BitSet();
        QUOTED.matcher(text).results().forEach(part -> quoted.set(part.start() + 1, part.end()));
        int blank = width;
        while (blank > 0 && (text.charAt(blank) != ' ' || quoted.get(blank) || isBound(text, blank))) {
            blank--;
        }
        if (blank > width / 2) {
            return blank;
        }
        for (int end = width; end > width / 2; end--) {
            if (!quoted.get(end) && (text.charAt(end) == '.' || "([,".indexOf(text.charAt(end - 1)) >= 0)) {
                return end;
            }
        }
        if (blank > 0 || !quoted.get(width)) {
            return blank > 0 ? blank : width;
        }
        int start = quoted.previousClearBit(width);
        return start > 0 ? start : width;
    }

    private static boolean isBound(String text, int blank) {
        return BOUND.stream().anyMatch(word -> text.startsWith(word, blank - word.length() + 1));
    }
}
