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
 * @param lines without Javadoc, set in one way
 * @param tokens words and other characters, without comments; the words within quotes too, such as SQL's
 */
record Code(List<String> lines, List<String> tokens) {

    private static final Pattern HEAD = Pattern.compile("(?m)^\\s*(?:package|import)\\s[^;]*;");
    private static final Pattern TOKEN = Pattern.compile("\\w+|[^\\s\\w]");

    /** @param folder of the sources */
    static Code read(Path folder) throws IOException {
        var whole = new StringBuilder();
        for (Path file : Sources.of(folder)) {
            whole.append(Files.readString(file)).append('\n');
        }
        String code = HEAD.matcher(without(comment -> comment.startsWith("/**"), whole))
                .replaceAll("");
        List<String> tokens = TOKEN.matcher(without(comment -> comment.startsWith("/"), code))
                .results()
                .map(MatchResult::group)
                .toList();
        return new Code(Layout.of(code), tokens);
    }

    private static String without(Predicate<String> left, CharSequence code) {
        return Layout.COMMENT_OR_QUOTED
                .matcher(code)
                .replaceAll(match -> left.test(match.group()) ? " " : Matcher.quoteReplacement(match.group()));
    }
}
