package kata.workshop;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kata.workshop.engine.Archive;

/** A {@code kata} command as a person runs it in a terminal: keys typed, the screen read. */
public final class KataTerminal implements AutoCloseable {

    /** Keys whose codes depend on what the program asked of the terminal. */
    enum Arrow {
        UP('A'),
        DOWN('B'),
        RIGHT('C'),
        LEFT('D');

        private final char code;

        Arrow(char code) {
            this.code = code;
        }
    }

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration END_BOUND = Duration.ofSeconds(10);

    /** How much of its output a failure message shows. */
    private static final int SHOWN = 2000;

    private static final boolean MAC = System.getProperty("os.name").startsWith("Mac");

    private final PtyProcess process;
    private final List<String> command;
    private final Path temporary;
    private final TerminalScreen screen;
    private final StringBuilder raw = new StringBuilder();
    private int exitCode;
    private Exception readerFailure;
    private boolean ended;

    private KataTerminal(PtyProcess process, List<String> command, Path temporary, TerminalScreen screen) {
        this.process = process;
        this.command = command;
        this.temporary = temporary;
        this.screen = screen;
        var reader = new Thread(this::read, "screen of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Without the check for stale classes, which would start another build within this one. */
    public static KataTerminal start(
            Path repository, int columns, int rows, Map<String, String> environment, String... arguments)
            throws IOException {
        Path temporary = Files.createTempDirectory("kata-terminal-");
        return open(
                repository, columns, rows, environment, java(temporary, KataProcess.Main.class, arguments), temporary);
    }

    public static KataTerminal startCommand(
            Path directory, int columns, int rows, Map<String, String> environment, List<String> command)
            throws IOException {
        return open(directory, columns, rows, environment, command, Files.createTempDirectory("kata-terminal-"));
    }

    /** @param temporary the directory that it takes for temporary files */
    static List<String> java(Path temporary, Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Archive.ownFlags());
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static KataTerminal open(
            Path directory,
            int columns,
            int rows,
            Map<String, String> environment,
            List<String> command,
            Path temporary)
            throws IOException {
        var whole = new HashMap<>(System.getenv());
        // What the terminal or the script that runs the tests says about itself is not true of this one.
        whole.keySet().removeAll(List.of("COLUMNS", "LINES", "NO_COLOR"));
        whole.put("TERM", "xterm-256color");
        whole.put("LC_ALL", "C.UTF-8");
        whole.putAll(environment);
        keepNativeFiles();
        var builder = new PtyProcessBuilder(command.toArray(String[]::new))
                .setDirectory(directory.toAbsolutePath().toString())
                .setEnvironment(whole)
                .setInitialColumns(columns)
                .setInitialRows(rows)
                .setUseWinConPty(true)
                .setUnixOpenTtyToPreserveOutputAfterTermination(MAC); // which drops the last words of a process
        try {
            return new KataTerminal(builder.start(), command, temporary, new TerminalScreen(columns, rows));
        } catch (IOException failed) {
            Files.delete(temporary);
            throw failed;
        }
    }

    /** Else Pty4J would leave a copy of its library among the temporary files, one for every run of the tests. */
    private static void keepNativeFiles() throws IOException {
        Path target = Files.createDirectories(Path.of("target", "pty").toAbsolutePath());
        for (String property : List.of("pty4j.tmpdir", "jna.tmpdir")) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, target.toString());
            }
        }
    }

    private void read() {
        var in = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
        var buffer = new char[8192];
        try {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                show(new String(buffer, 0, length));
            }
            end(process.waitFor(), null);
        } catch (IOException | InterruptedException | RuntimeException broken) {
            end(-1, broken);
        }
    }

    private synchronized void show(String piece) {
        raw.append(piece);
        screen.write(piece);
        String reply = screen.takeReply();
        if (!reply.isEmpty()) {
            type(reply);
        }
        notifyAll();
    }

    private synchronized void end(int code, Exception broken) {
        exitCode = code;
        readerFailure = broken;
        ended = true;
        notifyAll();
    }

    /** What a person sees now, without the blanks at the ends of rows and below the last text. */
    public synchronized String screen() {
        return screen.text();
    }

    /** All that it has printed. */
    public synchronized String raw() {
        return raw.toString();
    }

    /** As they are: there is no line end unless it is typed, and "\003" is Ctrl-C. */
    public void type(String keys) {
        try {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException gone) {
            throw new UncheckedIOException("Nobody reads the keys. " + describe(), gone);
        }
    }

    void type(Arrow arrow) {
        boolean application;
        synchronized (this) {
            application = screen.hasApplicationKeys();
        }
        type((application ? "\033O" : "\033[") + arrow.code);
    }

    /** Waits until this can be read on the screen. */
    public void awaitScreen(String part) throws InterruptedException {
        awaitScreen("\"" + part + "\"", text -> text.contains(part));
    }

    /** @param what completes "the screen shows ..." */
    public synchronized void awaitScreen(String what, Predicate<String> expected) throws InterruptedException {
        await("show " + what, BOUND, () -> expected.test(screen.text()));
    }

    /** Waits for its end, and for the last of its output. */
    public synchronized int awaitExit() throws InterruptedException {
        await("end", BOUND, () -> ended);
        return exitCode;
    }

    private synchronized void await(String what, Duration bound, BooleanSupplier condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (readerFailure != null) {
                throw new AssertionError("Its output cannot be read any further. " + describe(), readerFailure);
            }
            if (ended) {
                throw new AssertionError(
                        "It ended with exit code " + exitCode + " and did not " + what + ". " + describe());
            }
            if (left <= 0) {
                throw new AssertionError("It did not " + what + " within " + bound.toSeconds() + " s. " + describe());
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private synchronized String describe() {
        return "The screen of "
                + command.stream().skip(1).filter(word -> word.length() < 100).collect(Collectors.joining(" "))
                + ":\n" + screen.text().indent(2)
                + (screen.unknown().isEmpty() ? "" : "Not understood by TerminalScreen: " + screen.unknown() + "\n")
                + "What it printed last: " + visible(raw.substring(Math.max(0, raw.length() - SHOWN)));
    }

    private static String visible(String raw) {
        return raw.replace("\033", "\\e").replace("\r", "\\r").replace("\n", "\\n");
    }

    /** As by pulling at the window's corner. */
    public synchronized void resize(int columns, int rows) {
        screen.resize(columns, rows);
        process.setWinSize(new WinSize(columns, rows));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Its directory for temporary files, which {@link #close()} takes away. */
    Path temporary() {
        return temporary;
    }

    /** Kills it and every process that it has started. */
    @Override
    public void close() throws IOException, InterruptedException {
        List<ProcessHandle> descendants = ProcessHandle.of(process.pid())
                .map(handle -> handle.descendants().toList())
                .orElse(List.of());
        descendants.forEach(ProcessHandle::destroyForcibly);
        try {
            for (ProcessHandle descendant : descendants) { // while there is somebody who reaps them
                awaitEnd(descendant);
            }
        } finally {
            if (process.isAlive()) {
                process.destroyForcibly(); // on Unix its process group, and so what it has started meanwhile
            }
        }
        await("end after it was killed", END_BOUND, () -> ended);
        process.getOutputStream().close();
        try (Stream<Path> files = Files.walk(temporary)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void awaitEnd(ProcessHandle descendant) throws InterruptedException {
        try {
            descendant.onExit().get(END_BOUND.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException late) {
            throw new AssertionError("It was killed and still runs: " + descendant.info(), late);
        }
    }
}
