package kata.workshop.comparison;

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
import kata.testkit.report.Fold;

/** Two physical plans beside each other, in the lines of {@link kata.testkit.spark.PlanRecord}, shortened for reading. */
final class Plans {

    /** The delay of the watermark behind each column that has one, and why an exchange is there. */
    private static final Pattern DETAIL =
            Pattern.compile("-T\\d+ms|, (?:REQUIRED_BY_STATEFUL_OPERATOR|ENSURE_REQUIREMENTS)");

    /** What a node is pointed out with. */
    private static final Pattern ARROW = Pattern.compile("( <- \\w+)?$");

    /** Of a text deep in parentheses, and of a node's text: what is longer is for machines. */
    private static final int MOST_IN_PARENTHESES = 24;

    private static final int MOST_OF_A_NODE = 100;

    /** Of the words in which nodes differ that look the same when shortened. */
    private static final int MOST_WORDS = 3;

    private Plans() {}

    /** A sentence and the plans, or only a sentence when they are the same. */
    static List<String> compared(List<String> mine, List<String> reference, int width) {
        if (mine.equals(reference)) {
            return Fold.lines("Spark makes the same physical plan of your answer and of the reference.", width);
        }
        Map<String, String> shown = shown(mine, reference);
        boolean isShortened = shown.values().stream().anyMatch(node -> node.contains("(.."));
        var lines = new ArrayList<>(Fold.lines(
                "The physical plans of a micro-batch, in which rows go from below to the top: they are moved between"
                        + " partitions where it says shuffle, and kept from batch to batch where it says state."
                        + (isShortened ? " More stands where it says (..), with words in which it differs." : ""),
                width));
        lines.add("");
        lines.addAll(SideBySide.of(shown(mine, shown), shown(reference, shown), "your plan", "the reference's", width));
        return lines;
    }

    /** What is shown of each node: short, but of nodes that differ never the same. */
    private static Map<String, String> shown(List<String> mine, List<String> reference) {
        var shown = new HashMap<String, String>();
        Stream.concat(mine.stream(), reference.stream())
                .map(String::strip)
                .distinct()
                .collect(Collectors.groupingBy(Plans::shortened))
                .forEach((text, nodes) -> {
                    var common = words(nodes.get(0));
                    nodes.forEach(node -> common.retainAll(words(node)));
                    nodes.forEach(node -> shown.put(
                            node,
                            words(node).stream()
                                    .filter(word -> !common.contains(word))
                                    .limit(MOST_WORDS)
                                    .reduce((one, other) -> one + " " + other)
                                    .map(words -> text + " (.. " + words + ")")
                                    .orElse(text)));
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
        Matcher arrow = ARROW.matcher(text);
        int length = arrow.find() ? arrow.start() : text.length();
        if (length <= MOST_OF_A_NODE) {
            return text.toString();
        }
        int blank = text.lastIndexOf(" ", MOST_OF_A_NODE);
        return text.substring(0, blank > 0 ? blank : MOST_OF_A_NODE) + " (..)" + text.substring(length);
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
}
