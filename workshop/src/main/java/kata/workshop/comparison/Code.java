package kata.workshop.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kata.workshop.course.Sources;

/**
 * What the sources of an answer do, without the package, the imports and what they say of themselves.
 *
 * @param lines without Javadoc and without blank lines, with half of their margins
 * @param tokens words and other characters, without comments; the words within quotes too, such as SQL's
 */
record Code(List<String> lines, List<String> tokens) {

    /** What stands within quotes is matched first, as it may look like a comment. */
    private static final Pattern COMMENT_OR_QUOTED = Pattern.compile("\"\"\"(?s:.*?)(?<!\\\\)\"\"\""
            + "|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+'"
            + "|//[^\\n]*|/\\*(?s:.*?)\\*/");

    private static final Pattern HEAD = Pattern.compile("(?m)^\\s*(?:package|import)\\s[^;]*;");
    private static final Pattern TOKEN = Pattern.compile("\\w+|[^\\s\\w]");

    /** Two of the blanks with which a line begins, again and again. */
    private static final Pattern MARGIN = Pattern.compile("\\G {2}");

    /** @param folder of the sources */
    static Code read(Path folder) throws IOException {
        var whole = new StringBuilder();
        for (Path file : Sources.of(folder)) {
            whole.append(Files.readString(file)).append('\n');
        }
        String code = HEAD.matcher(without(comment -> comment.startsWith("/**"), whole))
                .replaceAll("");
        List<String> lines = code.lines()
                .filter(line -> !line.isBlank())
                .map(line -> MARGIN.matcher(line.stripTrailing().replace("\t", "    "))
                        .replaceAll(" "))
                .toList();
        List<String> tokens = TOKEN.matcher(without(comment -> comment.startsWith("/"), code))
                .results()
                .map(MatchResult::group)
                .toList();
        return new Code(lines, tokens);
    }

    private static String without(Predicate<String> left, CharSequence code) {
        return COMMENT_OR_QUOTED
                .matcher(code)
                .replaceAll(match -> left.test(match.group()) ? " " : Matcher.quoteReplacement(match.group()));
    }
}
