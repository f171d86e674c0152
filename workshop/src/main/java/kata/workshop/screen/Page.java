package kata.workshop.screen;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kata.testkit.report.Fold;
import kata.testkit.report.TestReport;
import kata.testkit.report.TestReport.Others;
import kata.workshop.course.Answer;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import kata.workshop.course.Sources;
import kata.workshop.course.Task;
import kata.workshop.engine.Compilation;
import kata.workshop.engine.Mistakes;
import kata.workshop.engine.RunResult;
import kata.workshop.engine.Verdict;
import kata.workshop.engine.Verdict.Outcome;
import kata.workshop.screen.Screen.Colour;

/** What a learner reads of an exercise and of a run, line by line. */
public final class Page {

    /** A class with its package, as javac writes it. */
    private static final Pattern QUALIFIED = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+[A-Z]\\w*");

    private static final int MOST_ERRORS = 3;
    private static final int MOST_LINES_OF_AN_ERROR = 8;
    private static final int MOST_PRINTED = 8;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Screen screen;
    private final List<String> lines = new ArrayList<>();

    public Page(Screen screen) {
        this.screen = screen;
    }

    public List<String> lines() {
        return lines;
    }

    /** Sentences and tables, folded to the screen's width. */
    public Page text(String text) {
        Fold.lines(text, screen.width()).forEach(line -> lines.add(screen.shown(line)));
        return this;
    }

    /** A line that fits already. */
    Page line(String line) {
        lines.add(screen.shown(line));
        return this;
    }

    public Page blank() {
        lines.add("");
        return this;
    }

    public Page coloured(Colour colour, String text) {
        Fold.lines(text, screen.width()).forEach(line -> lines.add(screen.in(colour, screen.shown(line))));
        return this;
    }

    /** Which exercise of how many, how far the course is, and the task in two lines. */
    Page heading(Course course, Exercise exercise, int green) throws IOException {
        int all = course.exercises().size();
        String title = course.number(exercise) + " of " + all + "  " + exercise.name();
        String progress = screen.bar(green, all, 14) + " " + green + " green";
        int gap = Math.max(2, screen.width() - 1 - title.length() - progress.length());
        lines.add(screen.in(Colour.BOLD, title) + " ".repeat(gap) + progress);
        blank();
        for (String sentence : Task.of(exercise)) {
            text(sentence);
        }
        return blank();
    }

    /**
     * The verdicts of a run, or why there are none.
     *
     * @param likeness the test that explains this mistake is shown in full; without one, the first that is red
     */
    public Page result(Exercise exercise, RunResult run, Optional<Mistakes.Likeness> likeness) {
        return result(exercise, run, likeness, Integer.MAX_VALUE, Others.WITH_A_LINE);
    }

    /**
     * @param most lines of the message that is shown in full otherwise
     * @param others what is shown of the other tests
     */
    Page result(Exercise exercise, RunResult run, Optional<Mistakes.Likeness> likeness, int most, Others others) {
        if (run.errors().isEmpty()) {
            String told = likeness.map(like -> like.mistake().caughtBy()).orElse("");
            tests(run.verdicts().stream().map(Page::test).toList(), told, most, others);
            printed(run.printed());
        } else {
            errors(exercise, run.errors());
        }
        return this;
    }

    /**
     * The verdicts of a run that goes on, each at its place.
     *
     * @param planned the test methods in the order in which they teach
     * @param told the one that is waited for, which is shown in full if it is red
     */
    Page soFar(List<String> planned, List<Verdict> verdicts, String told) {
        return tests(
                planned.stream()
                        .map(method -> verdicts.stream()
                                .filter(verdict -> verdict.method().equals(method))
                                .findFirst()
                                .map(Page::test)
                                .orElseGet(() ->
                                        new TestReport.Test(Verdict.sentence(method), TestReport.Ending.PENDING, "")))
                        .toList(),
                told,
                Integer.MAX_VALUE,
                Others.WITH_A_LINE);
    }

    /** @param told the method of the test that is shown in full if it is red; else the first red one is */
    private Page tests(List<TestReport.Test> tests, String told, int most, Others others) {
        TestReport.Test inFull = tests.stream()
                .filter(test -> test.ending() == TestReport.Ending.RED)
                .min(Comparator.comparing(test -> !test.sentence().equals(Verdict.sentence(told))))
                .orElse(null);
        TestReport.lines(
                        tests,
                        inFull,
                        most,
                        inFull == null ? Others.WITH_A_LINE : others,
                        screen.width(),
                        screen.tick(),
                        screen.cross())
                .stream()
                .map(this::marked)
                .forEach(lines::add);
        return this;
    }

    private void printed(String text) {
        List<String> last = Fold.lines(text, screen.width() - 4);
        if (!text.isBlank()) {
            blank().text("  Printed last:");
            last.subList(Math.max(0, last.size() - MOST_PRINTED), last.size()).forEach(line -> line("    " + line));
        }
    }

    /** How many are green, in what time. */
    public Page sum(RunResult run) {
        if (run.verdicts().stream().anyMatch(verdict -> verdict.outcome() == Outcome.TIMED_OUT)) {
            text("  Where one test does not end, those after it are not run.");
        }
        if (run.errors().isEmpty()) {
            String sum = "  " + green(run) + " of " + run.verdicts().size() + " green in "
                    + String.format(Locale.ROOT, "%.1f s", run.millis() / 1000.0) + ".";
            return coloured(run.isGreen() ? Colour.GREEN : Colour.RED, sum);
        }
        return this;
    }

    /** Which file to edit and which to read. */
    public Page files(Exercise exercise) {
        return path("  Edit  ", exercise, file(exercise)).path("  Read  ", exercise, exercise.readme());
    }

    /** A path is not broken: a terminal has a link with its end, anything else has all of it. */
    private Page path(String before, Exercise exercise, Path file) {
        String path = exercise.relative(file);
        lines.add(before + screen.link(path, file, screen.width() - 1 - before.length()));
        return this;
    }

    public static long green(RunResult run) {
        return run.verdicts().stream()
                .filter(verdict -> verdict.outcome() == Outcome.PASSED)
                .count();
    }

    /** The file that the learner edits, whether or not it is there. */
    static Path file(Exercise exercise) {
        Path stub = Sources.of(exercise.stub()).get(0);
        return new Answer(exercise)
                .files().stream()
                        .filter(file -> file.getFileName().equals(stub.getFileName()))
                        .findFirst()
                        .orElse(exercise.answer().resolve(stub.getFileName()));
    }

    private String marked(String line) {
        String shown = screen.shown(line);
        if (line.startsWith("  " + screen.tick() + " ")) {
            return "  " + screen.in(Colour.GREEN, screen.tick())
                    + shown.substring(2 + screen.tick().length());
        }
        if (line.startsWith("  " + screen.cross() + " ")) {
            return "  " + screen.in(Colour.RED, screen.cross())
                    + shown.substring(2 + screen.cross().length());
        }
        return shown;
    }

    private static TestReport.Test test(Verdict verdict) {
        var ending = switch (verdict.outcome()) {
            case PASSED -> TestReport.Ending.GREEN;
            case NOT_SOLVED -> TestReport.Ending.TO_DO;
            default -> TestReport.Ending.RED;
        };
        return new TestReport.Test(verdict.sentence(), ending, verdict.message());
    }

    /** Those of the learner's own files first; what the tests miss follows from them. */
    private void errors(Exercise exercise, List<Compilation.Error> errors) {
        coloured(Colour.RED, "  It does not compile.").blank();
        List<Compilation.Error> sorted = errors.stream()
                .sorted(Comparator.comparing(error -> isGiven(exercise, error)))
                .toList();
        for (Compilation.Error error : sorted.subList(0, Math.min(MOST_ERRORS, sorted.size()))) {
            text("  " + error.file().getFileName() + ":" + error.line());
            text(shortened(error.message()).indent(4).stripTrailing());
            source(error);
            blank();
        }
        if (errors.size() > MOST_ERRORS) {
            text("  ... and " + (errors.size() - MOST_ERRORS) + " more.").blank();
        }
        advice(exercise, sorted.get(0)).forEach(sentence -> text("  " + sentence));
    }

    /** What is explained below needs no list of all methods that do not fit. */
    private static String shortened(String message) {
        List<String> lines = withSimpleNames(message).lines().toList();
        int most = CompileAdvice.of(message).isPresent() ? 1 : MOST_LINES_OF_AN_ERROR;
        return String.join("\n", lines.subList(0, Math.min(most, lines.size())))
                + (lines.size() <= most || most == 1 ? "" : "\n...");
    }

    /** Class names without their packages, unless the message has two classes of one name. */
    private static String withSimpleNames(String message) {
        Map<String, Long> classes = QUALIFIED
                .matcher(message)
                .results()
                .map(MatchResult::group)
                .distinct()
                .collect(Collectors.groupingBy(Page::simpleName, Collectors.counting()));
        return QUALIFIED
                .matcher(message)
                .replaceAll(
                        name -> classes.get(simpleName(name.group())) == 1 ? simpleName(name.group()) : name.group());
    }

    private static String simpleName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static boolean isGiven(Exercise exercise, Compilation.Error error) {
        return error.file()
                .toAbsolutePath()
                .normalize()
                .startsWith(exercise.given().toAbsolutePath().normalize());
    }

    private void source(Compilation.Error error) {
        try {
            List<String> source = Files.readAllLines(error.file(), StandardCharsets.UTF_8);
            if (error.line() >= 1 && error.line() <= source.size()) {
                text("    " + error.line() + " | "
                        + source.get((int) error.line() - 1).strip());
            }
        } catch (MalformedInputException notUtf8) {
            text("    This file is not in UTF-8: save it in that encoding.");
        } catch (IOException gone) {
            text("    This file cannot be read now: " + gone.getMessage());
        }
    }

    private static List<String> advice(Exercise exercise, Compilation.Error first) {
        var advice = new ArrayList<String>();
        String message = first.message();
        CompileAdvice.of(message).ifPresent(advice::add);
        if (message.contains(BYTE_ORDER_MARK) || message.contains("\\ufeff")) {
            advice.add("The file begins with a byte order mark: save it as UTF-8 without one (\"BOM\").");
        } else if (message.contains("should be declared in a file named")) {
            advice.add("A public class lives in the file of its name. Keep the name " + className(exercise)
                    + ", for which the tests ask; let other classes be not public.");
        } else if (isGiven(exercise, first)) {
            String line = packageLine(Sources.of(exercise.stub()).get(0));
            if (!line.equals(packageLine(file(exercise)))) {
                advice.add("The file must begin with: " + line);
            }
            advice.add(
                    "The tests ask for " + className(exercise) + " and its methods as the stub had them. ./kata reset "
                            + exercise.name() + " puts the stub back and keeps your file beside.");
        }
        return advice;
    }

    /** Empty when the file has none, or is not there. */
    private static String packageLine(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return text.lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("package "))
                    .findFirst()
                    .orElse("");
        } catch (IOException gone) {
            return "";
        }
    }

    private static String className(Exercise exercise) {
        String name = Sources.of(exercise.stub()).get(0).getFileName().toString();
        return name.substring(0, name.length() - ".java".length());
    }
}
