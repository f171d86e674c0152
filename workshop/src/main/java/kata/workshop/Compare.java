package kata.workshop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kata.testkit.Fold;

/** What there is to see once an answer is written: it beside the reference, in code, plan and words. */
final class Compare {

    private static final Pattern LIST_ITEM = Pattern.compile("(\\s*(?:[-*]|\\d+\\.) +)(.*)");

    /** The delay of the watermark behind each column that has one, and why an exchange is there. */
    private static final Pattern DETAIL =
            Pattern.compile("-T\\d+ms|, (?:REQUIRED_BY_STATEFUL_OPERATOR|ENSURE_REQUIREMENTS)");

    /** Of a text in parentheses; what is longer is for machines. */
    private static final int MOST_IN_PARENTHESES = 24;

    private Compare() {}

    /**
     * The whole comparison, without colours.
     *
     * @param mine what became of the learner's answer
     * @param reference what became of the reference
     * @param width of the terminal; narrower than 40 columns is of no use
     */
    static List<String> text(Exercise exercise, RunResult mine, RunResult reference, int width) throws IOException {
        var lines = new ArrayList<String>();
        lines.addAll(code(exercise, width));
        if (!mine.plan().isEmpty() && !reference.plan().isEmpty()) {
            lines.add("");
            lines.addAll(plans(mine.plan(), reference.plan(), width));
        }
        Resemblance.of(exercise, exercise.answer(), mine.isGreen()).ifPresent(resemblance -> {
            lines.add("");
            lines.addAll(Fold.lines(sentence(resemblance, mine.isGreen()), width));
        });
        Path discussion = exercise.solutions().resolve("DISCUSSION.md");
        if (Files.exists(discussion)) {
            lines.add("");
            lines.addAll(folded(Files.readAllLines(discussion), width));
        }
        return lines;
    }

    private static List<String> code(Exercise exercise, int width) throws IOException {
        List<String> mine = Code.read(exercise.answer()).lines();
        List<String> reference = Code.read(exercise.reference()).lines();
        if (mine.equals(reference)) {
            return Fold.lines("Your answer is the reference, word for word.", width);
        }
        return titled(
                "Lines marked | differ; those marked < are only in your answer, those marked > only in the reference.",
                SideBySide.of(mine, reference, "your answer", "the reference", width),
                width);
    }

    /** Plans in the lines of {@link kata.testkit.PlanRecord}. */
    static List<String> plans(List<String> mine, List<String> reference, int width) {
        if (mine.equals(reference)) {
            return Fold.lines("Spark makes the same physical plan of your answer and of the reference.", width);
        }
        Map<String, String> shown = shown(mine, reference);
        return titled(
                "The physical plans of a micro-batch, in which rows go from below to the top: they are moved between"
                        + " partitions where it says shuffle, and kept from batch to batch where it says state.",
                SideBySide.of(shown(mine, shown), shown(reference, shown), "your plan", "the reference's", width),
                width);
    }

    private static List<String> titled(String sentence, List<String> lines, int width) {
        var all = new ArrayList<>(Fold.lines(sentence, width));
        all.add("");
        all.addAll(lines);
        return all;
    }

    /** What is shown of each node: short, but of nodes that differ never the same. */
    private static Map<String, String> shown(List<String> mine, List<String> reference) {
        var shown = new HashMap<String, String>();
        Stream.concat(mine.stream(), reference.stream())
                .map(String::strip)
                .distinct()
                .collect(Collectors.groupingBy(Compare::shortened))
                .forEach((text, nodes) -> {
                    var common = words(nodes.get(0));
                    nodes.forEach(node -> common.retainAll(words(node)));
                    nodes.forEach(node -> {
                        var own = words(node);
                        own.removeAll(common);
                        shown.put(node, own.isEmpty() ? text : text + " (.. " + String.join(" ", own) + ")");
                    });
                    if (nodes.stream().map(shown::get).distinct().count() < nodes.size()) {
                        nodes.forEach(node -> shown.put(node, node));
                    }
                });
        return shown;
    }

    private static List<String> shown(List<String> plan, Map<String, String> shown) {
        return plan.stream()
                .map(node -> node.replace(node.strip(), shown.get(node.strip())))
                .toList();
    }

    private static Set<String> words(String node) {
        return new TreeSet<>(List.of(node.split("[^\\w.-]+")));
    }

    /** Leaves out what stands deep in parentheses, such as how a window is cut. */
    private static String shortened(String whole) {
        String node = DETAIL.matcher(whole).replaceAll("");
        var text = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < node.length(); i++) {
            char c = node.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            int end = c == '(' ? closing(node, i) : i;
            if (depth > 1 && end - i > MOST_IN_PARENTHESES) {
                text.append("(..)");
                depth--;
                i = end;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static int closing(String node, int opening) {
        int depth = 0;
        for (int i = opening; i < node.length(); i++) {
            depth += node.charAt(i) == '(' ? 1 : node.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return node.length() - 1;
    }

    private static String sentence(Resemblance resemblance, boolean green) {
        String kind = resemblance.mistake() ? "mistake" : "alternative";
        return "Your answer resembles the " + kind + " `" + resemblance.name() + "`"
                + (resemblance.mistake() && green ? ", though it passes the tests: " : ": ") + resemblance.says();
    }

    /** Paragraphs and items of lists are folded; headings, tables and code stay as they are. */
    private static List<String> folded(List<String> markdown, int width) {
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
