package kata.workshop.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Java set in one way, so that two texts which differ in their line breaks and margins alone are the same: a line for
 * each statement, for each call of a chain, and for each line of a text block.
 */
final class Layout {

    /** What stands within quotes, and comments: matched first, as the one may look like the other. */
    static final Pattern COMMENT_OR_QUOTED = Pattern.compile("\"\"\"(?s:.*?)(?<!\\\\)\"\"\""
            + "|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+'"
            + "|//[^\\n]*|/\\*(?s:.*?)\\*/");

    private static final String MARGIN = "  ";

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    /** The brackets that are open, the innermost first. */
    private final Deque<Character> open = new ArrayDeque<>();

    private boolean blank;
    private boolean goesOn;

    private Layout() {}

    static List<String> of(String code) {
        var layout = new Layout();
        Matcher special = COMMENT_OR_QUOTED.matcher(code);
        int from = 0;
        while (special.find()) {
            layout.code(code.substring(from, special.start()));
            if (special.group().startsWith("/")) {
                layout.comment(special.group());
            } else {
                layout.quoted(special.group());
            }
            from = special.end();
        }
        layout.code(code.substring(from));
        layout.end();
        return layout.lines;
    }

    private void code(String code) {
        for (char c : code.toCharArray()) {
            if (Character.isWhitespace(c)) {
                blank = true;
            } else {
                character(c);
            }
        }
    }

    private void character(char c) {
        if (last() == '}' && "),;.".indexOf(c) < 0) {
            end();
        }
        switch (c) {
            case '{' -> {
                add(" {".substring(line.isEmpty() || last() == '(' ? 1 : 0));
                end();
                open.push(c);
            }
            case '}' -> {
                end();
                open.poll();
                add("}");
            }
            case '(', '[' -> {
                add(c);
                open.push(c);
            }
            case ')', ']' -> {
                open.poll();
                add(c);
            }
            case ';' -> {
                add(c);
                if (isBetweenStatements()) {
                    end();
                }
            }
            case '.' -> {
                if ((last() == ')' || last() == '}') && isBetweenStatements()) {
                    end();
                    goesOn = true;
                }
                add(c);
            }
            default -> add(c);
        }
    }

    private boolean isBetweenStatements() {
        return open.isEmpty() || open.peek() == '{';
    }

    private void comment(String text) {
        String begun = line.toString();
        line.setLength(0);
        text.lines().forEach(part -> lines.add(margin() + part.strip()));
        line.append(begun);
        blank = true;
    }

    private void quoted(String text) {
        List<String> parts = text.lines().map(String::strip).toList();
        if (parts.size() == 1) {
            add(text);
            return;
        }
        for (String part : parts.subList(0, parts.size() - 1)) {
            add(part);
            end();
            goesOn = true;
        }
        add(parts.get(parts.size() - 1));
    }

    private char last() {
        return line.isEmpty() ? ' ' : line.charAt(line.length() - 1);
    }

    private void add(char c) {
        add(String.valueOf(c));
    }

    private void add(String text) {
        if (blank && !line.isEmpty() && "([.!".indexOf(last()) < 0 && ").,;]".indexOf(text.charAt(0)) < 0) {
            line.append(text.startsWith(" ") ? "" : " ");
        }
        blank = false;
        line.append(text);
    }

    private String margin() {
        long blocks = open.stream().filter(bracket -> bracket == '{').count();
        return MARGIN.repeat((int) blocks + (goesOn ? 2 : 0));
    }

    private void end() {
        if (!line.isEmpty()) {
            lines.add(margin() + line);
        }
        line.setLength(0);
        blank = false;
        goesOn = false;
    }
}
