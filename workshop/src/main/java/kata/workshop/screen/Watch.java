package kata.workshop.screen;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import kata.testkit.report.Fold;
import kata.testkit.report.TestReport.Others;
import kata.workshop.course.Answer;
import kata.workshop.course.Complaint;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import kata.workshop.course.Listed;
import kata.workshop.course.Marks;
import kata.workshop.doctor.Doctor;
import kata.workshop.engine.Engine;
import kata.workshop.engine.Mistakes;
import kata.workshop.engine.RunResult;
import kata.workshop.engine.Runs;
import kata.workshop.engine.Verdict;
import kata.workshop.engine.Workers;
import kata.workshop.screen.Screen.Colour;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** The loop of {@code kata watch}: keys and saves come in, verdicts go out, and only this thread draws. */
public final class Watch implements Engine.Progress {

    public static final long LOOK_MILLIS = 100;
    public static final long LOOK_AGAIN_MILLIS = 30;

    /** A test method that goes on for so long after its run was cancelled loses its JVM. */
    private static final Duration LONGEST_CANCEL = Duration.ofSeconds(2);

    /** From here on a run says how long it has been going. */
    private static final int LONG_RUN_SECONDS = 5;

    private static final String KEYS = "r run  n next  h hint  o read  l list  c compare  x reset  ? all keys  q quit";

    private static final String ALL_KEYS = """
            r  runs the tests again          n  the next exercise
            h  the next of three hints       p  the exercise before
            o  the README                    l  the list, to choose from
            w  what this red looks like      c  compares a green answer with the reference
            m  the whole page, when cut      x  puts the stub back
            ?  these keys                    q  ends""";

    /** Whoever presses n three times wants to see the third exercise, and not to run the two on the way. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(500);

    /** Of a message that does not fit on the screen, so many lines are shown in any case. */
    private static final int LEAST_OF_A_MESSAGE = 5;

    /** Shown when it is so, and only then. */
    private static final String KNOWN = "  w says which mistake this looks like.";

    private final Terminal terminal;
    private final Course course;
    private final Marks marks;
    private final Workers workers;

    private Exercise exercise;
    private Saves saves;
    private CompletableFuture<RunResult> run;
    private final AtomicReference<String> running = new AtomicReference<>();
    private volatile List<String> planned = List.of();
    private final List<Verdict> verdicts = new CopyOnWriteArrayList<>();
    private volatile boolean still;

    /** By exercise, the test that was shown in full last time: its verdict is waited for, so that it runs first. */
    private final Map<String, String> waitedFor = new HashMap<>();

    /** How many verdicts of a run that goes on are on the screen. */
    private int shownVerdicts;

    /** What was last written of a run that goes on, and in how many lines; null when something else was since. */
    private String shownRunning;

    private int shownLines;
    private long startedAt;
    private long cancelledAt;
    private boolean runAgain;
    private RunResult last;
    private Optional<Mistakes.Likeness> likeness = Optional.empty();
    private boolean asksToReset;

    /** The number that is being typed behind the list; null when none is expected. */
    private String chosenNumber;

    /** No run begins before; one that is due waits for it. */
    private long notBefore;

    private boolean isDue;
    private Page notice;
    private volatile boolean ended;
    private volatile boolean resized;

    public Watch(Terminal terminal, Course course, Marks marks, Workers workers) {
        this.terminal = terminal;
        this.course = course;
        this.marks = marks;
        this.workers = workers;
    }

    /** Returns when the learner has had enough. */
    public void run(Exercise first) throws IOException {
        terminal.handle(Terminal.Signal.INT, signal -> ended = true);
        terminal.handle(Terminal.Signal.WINCH, signal -> resized = true);
        var attributes = terminal.enterRawMode();
        try (NonBlockingReader keys = terminal.reader()) {
            notice = warnings();
            open(first);
            while (!ended) {
                int key = keys.read(saves.isUnsettled() || run != null ? LOOK_AGAIN_MILLIS : LOOK_MILLIS);
                if (key == NonBlockingReader.EOF) {
                    return;
                }
                try {
                    react(key);
                } catch (Complaint complaint) {
                    complain(complaint);
                }
            }
        } finally {
            terminal.setAttributes(attributes);
            terminal.writer().println();
            terminal.flush();
        }
    }

    private void react(int key) throws IOException {
        if (key != NonBlockingReader.READ_EXPIRED) {
            pressed((char) key);
        }
        if (saves.isNew() || isDue && System.nanoTime() >= notBefore) {
            start();
        }
        follow();
        if (resized && run == null) {
            resized = false;
            draw();
        }
    }

    /** Says what is wrong; the next save may mend it. */
    private void complain(Complaint complaint) {
        last = null;
        print(new Page(screen())
                .coloured(Colour.BOLD, exercise.name())
                .blank()
                .coloured(Colour.RED, complaint.getMessage())
                .blank()
                .coloured(Colour.FAINT, KEYS));
    }

    /** What of this machine may spoil the loop, found in a moment; nothing on most. */
    private Page warnings() {
        var page = new Page(screen());
        Doctor.quick(Path.of("")).stream()
                .filter(finding -> finding.kind != Doctor.Kind.OK)
                .flatMap(finding -> finding.toString().lines())
                .forEach(page::line);
        return page.lines().isEmpty() ? null : page;
    }

    private void open(Exercise chosen) throws IOException {
        exercise = chosen;
        last = null;
        saves = new Saves(List.of(exercise.answer(), exercise.given()));
        print(new Page(screen()).heading(course, exercise, green()));
        start();
    }

    /** Starts a run with the sources as they are now; one that goes on is cancelled first. */
    private void start() throws IOException {
        asksToReset = false;
        isDue = run == null && System.nanoTime() < notBefore;
        if (isDue) {
            return;
        }
        if (run != null) {
            if (!runAgain) {
                cancelledAt = System.nanoTime();
                workers.cancel();
            }
            runAgain = true;
            return;
        }
        runAgain = false;
        running.set("compiling");
        verdicts.clear();
        shownVerdicts = 0;
        still = false;
        startedAt = System.nanoTime();
        Exercise chosen = exercise;
        run = CompletableFuture.supplyAsync(() -> {
            try {
                return Runs.own(workers, chosen, marks, waitedFor.getOrDefault(chosen.name(), ""), this);
            } catch (IOException failed) {
                throw new Complaint("The tests cannot be run: " + failed.getMessage());
            }
        });
        shownRunning = null;
    }

    /** Sees how far the run is. */
    private void follow() throws IOException {
        if (run == null) {
            return;
        }
        if (!run.isDone()) {
            if (runAgain && System.nanoTime() - cancelledAt > LONGEST_CANCEL.toNanos()) {
                workers.kill();
            }
            drawSoFar();
            status();
            return;
        }
        CompletableFuture<RunResult> done = run;
        run = null;
        if (runAgain) {
            start();
            return;
        }
        try {
            last = done.get();
            likeness = Mistakes.of(exercise).like(last);
            likeness.map(like -> like.mistake().caughtBy())
                    .or(() -> last.verdicts().stream()
                            .filter(verdict -> verdict.outcome() != Verdict.Outcome.PASSED)
                            .map(Verdict::method)
                            .findFirst())
                    .ifPresent(method -> waitedFor.put(exercise.name(), method));
            draw();
        } catch (InterruptedException impossibleWhenDone) {
            throw new IllegalStateException(impossibleWhenDone);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Complaint complaint) {
                throw complaint;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    @Override
    public void planned(List<String> methods) {
        planned = methods;
    }

    @Override
    public void started(String method) {
        running.set(Verdict.sentence(method));
    }

    @Override
    public void ended(Verdict verdict) {
        verdicts.add(verdict);
    }

    @Override
    public void still(boolean nothingMoves) {
        still = nothingMoves;
    }

    private void status() {
        long seconds = (System.nanoTime() - startedAt) / 1_000_000_000;
        String time = seconds < LONG_RUN_SECONDS ? "" : ", for " + seconds + " s. A save starts over.";
        String now = "  running: " + running.get() + time;
        if (still) {
            now += "\n  " + StillNotice.SENTENCE;
        }
        if (!now.equals(shownRunning)) {
            Screen screen = screen();
            List<String> lines = Fold.lines(now, screen.width() - 1);
            PrintWriter out = terminal.writer();
            for (int above = shownRunning == null ? 0 : shownLines - 1; above > 0; above--) {
                terminal.puts(Capability.cursor_up);
            }
            out.print('\r');
            terminal.puts(Capability.clr_eos);
            out.print(lines.stream()
                    .map(line -> screen.in(Colour.FAINT, screen.shown(line)))
                    .collect(Collectors.joining(System.lineSeparator())));
            terminal.flush();
            shownRunning = now;
            shownLines = lines.size();
        }
    }

    private void pressed(char key) throws IOException {
        if (asksToReset) {
            asksToReset = false;
            if (key == 'y') {
                reset();
            } else {
                draw();
            }
            return;
        }
        if (chosenNumber != null && choose(key)) {
            return;
        }
        switch (key) {
            case 'r' -> start();
            case 'n' -> step(1);
            case 'p' -> step(-1);
            case 'h' -> beside(Pages.nextHint(screen(), exercise, marks));
            case 'l' -> {
                beside(Pages.list(screen(), Listed.of(course, marks))
                        .blank()
                        .text("A number and Enter open an exercise."));
                chosenNumber = "";
            }
            case 'c' -> compare();
            case 'w' -> why();
            case 'o' -> through(Pages.readme(screen(), exercise).lines());
            case 'm' -> through(whole().lines());
            case '?' -> beside(new Page(screen()).text(ALL_KEYS));
            case 'x' -> {
                if (new Answer(exercise).isStub()) {
                    beside(new Page(screen())
                            .text("Nothing has been written yet: " + exercise.name() + " is the stub."));
                    return;
                }
                asksToReset = true;
                beside(new Page(screen())
                        .text(
                                new Answer(exercise).files().isEmpty()
                                        ? "Put the stub back? There is no file of yours now. y for yes"
                                        : "Put the stub back? What you have written is kept beside it. y for yes"));
            }
            case 'q', 3, 4 -> ended = true;
            default -> {
                if (run == null) {
                    beside(new Page(screen()).text(ALL_KEYS));
                }
            }
        }
    }

    /** @return whether the key belongs to the number of an exercise */
    private boolean choose(char key) throws IOException {
        if (Character.isDigit(key) && chosenNumber.length() < 3) {
            chosenNumber += key;
            terminal.writer().print(key);
            terminal.flush();
            return true;
        }
        String number = chosenNumber;
        chosenNumber = null;
        if (number.isEmpty() || key != '\r' && key != '\n') {
            return false;
        }
        int index = Integer.parseInt(number) - 1;
        if (index < 0 || index >= course.exercises().size()) {
            beside(new Page(screen()).text("There is no exercise " + number + "."));
        } else {
            open(course.exercises().get(index));
        }
        return true;
    }

    private void step(int by) throws IOException {
        int next = course.number(exercise) - 1 + by;
        if (next == course.exercises().size() && green() == next) {
            through(Pages.closing(screen(), course).lines());
            return;
        }
        if (next < 0 || next >= course.exercises().size()) {
            beside(new Page(screen()).text("There is no exercise " + (by > 0 ? "after" : "before") + " this one."));
            return;
        }
        notBefore = System.nanoTime() + ON_THE_WAY.toNanos();
        open(course.exercises().get(next));
    }

    private void reset() throws IOException {
        try {
            Answer.Replaced replaced = new Answer(exercise).reset();
            Page done = Pages.replaced(screen(), exercise, replaced, "the stub");
            if (replaced.written().isEmpty()) {
                beside(done);
            } else {
                notice = done; // shown with the verdict to which the next look at the files leads
            }
        } catch (Complaint complaint) {
            beside(new Page(screen()).coloured(Colour.RED, complaint.getMessage()));
        }
    }

    private void why() throws IOException {
        if (run != null || last == null || last.isGreen()) {
            return;
        }
        beside(
                likeness.isPresent()
                        ? Pages.why(screen(), exercise, likeness.get())
                        : new Page(screen()).text("This is like none of the mistakes that are known."));
    }

    private void compare() throws IOException {
        if (run != null) {
            return;
        }
        if (last == null || !last.isGreen()) {
            beside(new Page(screen())
                    .text("Compare when it is green; or in another terminal: ./kata compare " + exercise.name()
                            + " --anyway"));
            return;
        }
        beside(new Page(screen()).text("The reference is running, for its plan ..."));
        RunResult reference = workers.run(exercise.reference(), exercise.given(), Engine.Progress.NONE);
        List<String> comparison =
                Pages.comparison(screen(), exercise, last, reference).lines();
        // Keys that were pressed meanwhile were not meant for what nobody had seen yet.
        while (terminal.reader().read(1) >= 0) {}
        through(comparison);
    }

    /** A screenful at a time; any key goes on, q goes back. */
    private void through(List<String> lines) throws IOException {
        int screenful = Math.max(5, terminal.getRows() - 2);
        for (int start = 0; start < lines.size(); start += screenful) {
            int end = Math.min(lines.size(), start + screenful);
            terminal.puts(Capability.clear_screen);
            lines.subList(start, end).forEach(terminal.writer()::println);
            terminal.writer()
                    .println(screen().in(
                                    Colour.FAINT, end < lines.size() ? "any key: more   q: back" : "any key: back"));
            terminal.flush();
            int key = NonBlockingReader.READ_EXPIRED;
            while (key == NonBlockingReader.READ_EXPIRED && !ended) {
                key = terminal.reader().read(LOOK_MILLIS);
            }
            if (key == 'q' || key == NonBlockingReader.EOF || ended) {
                break;
            }
        }
        draw();
    }

    /** Below what is there; while a run goes on, below its verdict too. */
    private void beside(Page page) {
        if (run != null) {
            notice = page;
            shownVerdicts = Integer.MAX_VALUE;
        }
        PrintWriter out = terminal.writer();
        out.println();
        out.println();
        page.lines().forEach(out::println);
        out.println();
        out.println(screen().in(Colour.FAINT, KEYS));
        terminal.flush();
        shownRunning = null;
    }

    private void draw() throws IOException {
        if (last == null) {
            return;
        }
        print(thatFits());
        notice = null;
    }

    /** The whole page, or the head of its message, and of the other tests what there is room for. */
    private Page thatFits() throws IOException {
        int room = terminal.getRows() - 1;
        Page page = whole();
        for (Others others : Others.values()) {
            if (page.lines().size() > room) {
                int most = room - page(0, others).lines().size();
                page = page(Math.max(LEAST_OF_A_MESSAGE, most), others);
            }
        }
        return page;
    }

    private Page whole() throws IOException {
        return page(Integer.MAX_VALUE, Others.WITH_A_LINE);
    }

    /**
     * @param mostOfAMessage lines of the message that is shown in full otherwise
     * @param others what is shown of the other tests
     */
    private Page page(int mostOfAMessage, Others others) throws IOException {
        var page = new Page(screen()).heading(course, exercise, green());
        if (last == null) {
            return page;
        }
        page.result(exercise, last, likeness, mostOfAMessage, others).blank().sum(last);
        if (last.isGreen()) {
            page.text(
                    green() == course.exercises().size()
                            ? "  The whole course is green. c compares this one with the reference, n shows what you"
                                    + " have learned."
                            : "  c compares it with the reference, n goes on.");
        } else {
            page.files(exercise);
            if (likeness.isPresent()) {
                page.coloured(Colour.YELLOW, KNOWN);
            }
        }
        marks.trouble().ifPresent(trouble -> page.blank().text(trouble));
        if (notice != null) {
            page.blank();
            page.lines().addAll(notice.lines());
        }
        if (mostOfAMessage < Integer.MAX_VALUE) {
            page.blank().text("  m shows the whole page.");
        }
        return page.blank().coloured(Colour.FAINT, KEYS);
    }

    /** Each verdict as it arrives, in as many lines as the screen has beside the status. */
    private void drawSoFar() throws IOException {
        List<Verdict> arrived = List.copyOf(verdicts);
        if (runAgain || arrived.size() <= shownVerdicts) {
            return;
        }
        shownVerdicts = arrived.size();
        var page = new Page(screen())
                .heading(course, exercise, green())
                .soFar(planned, arrived, waitedFor.getOrDefault(exercise.name(), ""))
                .blank();
        List<String> lines = page.lines();
        print(lines.subList(0, Math.min(lines.size(), Math.max(1, terminal.getRows() - 4))));
        shownRunning = null;
    }

    private void print(Page page) {
        print(page.lines());
    }

    /** Over what was there, line by line, so that nothing flickers. */
    private void print(List<String> lines) {
        PrintWriter out = terminal.writer();
        terminal.puts(Capability.cursor_home);
        for (String line : lines) {
            terminal.puts(Capability.clr_eol);
            out.println(line);
        }
        terminal.puts(Capability.clr_eos);
        terminal.flush();
    }

    private int green() throws IOException {
        int green = 0;
        for (Exercise each : course.exercises()) {
            green += marks.of(each) == Marks.State.GREEN ? 1 : 0;
        }
        return green;
    }

    private Screen screen() {
        return Screen.terminal(terminal.getColumns(), terminal.encoding());
    }
}
