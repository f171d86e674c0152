package kata.workshop.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kata.testkit.report.Fold;

/** Markdown for a terminal. */
public final class Markdown {

    private static final Pattern LIST_ITEM = Pattern.compile("(\\s*(?:[-*]|\\d+\\.) +)(.*)");

    private Markdown() {}

    /** Paragraphs and items of lists are folded; headings, tables and code stay as they are. */
    public static List<String> folded(List<String> markdown, int width) {
        var lines = new ArrayList<String>();
        var paragraph = new StringBuilder();
        boolean code = false;
        for (String line : markdown) {
            boolean fence = line.strip().startsWith("```");
            boolean asItIs = fence || code || line.isBlank() || line.startsWith("#") || line.startsWith("|");
            code ^= fence;
            if (asItIs || LIST_ITEM.matcher(line).matches()) {
                end(paragraph, lines, width);
            }
            if (asItIs) {
                lines.add(line);
            } else {
                paragraph.append(paragraph.isEmpty() ? line : " " + line.strip());
            }
        }
        end(paragraph, lines, width);
        return lines;
    }

    /** Folds a paragraph, an item behind its bullet, and begins a new one. */
    private static void end(StringBuilder paragraph, List<String> lines, int width) {
        Matcher item = LIST_ITEM.matcher(paragraph);
        String bullet = item.matches() ? item.group(1) : "";
        String words = item.matches() ? item.group(2) : paragraph.toString();
        String before = bullet;
        for (String line : Fold.lines(words, width - bullet.length())) {
            lines.add(before + line);
            before = " ".repeat(bullet.length());
        }
        paragraph.setLength(0);
    }
}
