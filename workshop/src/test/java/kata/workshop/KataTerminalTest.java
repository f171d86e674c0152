package kata.workshop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The terminal of the other tests, tried with small programs. */
class KataTerminalTest {

    /** Says what it is and ends: with its last words and an exit code. */
    static final class Brief {
        public static void main(String[] args) {
            System.out.print("old\033[H\033[2J\033[1;32mnew\033[0m\r\n");
            System.out.print("grün " + (System.console() != null));
            System.out.flush();
            System.exit(7);
        }
    }

    /** Prints the name of each key as it comes, and the window's size as it changes, until q. */
    static final class Keys {
        public static void main(String[] args) throws IOException {
            try (Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .dumb(false)
                    .encoding(UTF_8)
                    .stdinEncoding(UTF_8)
                    .graphemeCluster(false)
                    .build()) {
                terminal.enterRawMode();
                PrintWriter out = terminal.writer();
                terminal.handle(Terminal.Signal.WINCH, signal -> show(terminal, "size " + size(terminal)));
                show(terminal, "ready " + size(terminal) + " " + terminal.getType());
                for (int key = terminal.reader().read();
                        key != 'q';
                        key = terminal.reader().read()) {
                    show(terminal, "key " + Character.getName(key));
                }
                out.flush();
            }
        }

        private static String size(Terminal terminal) {
            return terminal.getWidth() + "x" + terminal.getHeight();
        }

        private static synchronized void show(Terminal terminal, String line) {
            terminal.writer().print(line + "\r\n");
            terminal.flush();
        }
    }

    /** Starts one more process and waits, as that one does, for ever. */
    static final class Parent {
        public static void main(String[] args) throws Exception {
            if (args.length > 0) {
                List<String> command = KataTerminal.java(Path.of(args[0]), Parent.class);
                System.out.println(
                        "child " + new ProcessBuilder(command).start().pid() + " started");
            }
            new CountDownLatch(1).await();
        }
    }

    @TempDir
    private Path temporary;

    private KataTerminal start(Class<?> main, String... arguments) throws IOException {
        return KataTerminal.startCommand(temporary, 60, 10, Map.of(), KataTerminal.java(temporary, main, arguments));
    }

    @Test
    void shows_the_last_words_and_the_exit_code_of_a_process() throws Exception {
        try (var terminal = start(Brief.class)) {
            assertEquals(7, terminal.awaitExit());
            assertEquals("new\ngrün true", terminal.screen());
            assertTrue(terminal.raw().contains("old"), terminal.raw());
            assertFalse(terminal.isAlive());
        }
    }

    @Test
    void passes_each_key_on_without_waiting_for_the_end_of_a_line() throws Exception {
        try (var terminal = start(Keys.class)) {
            terminal.awaitScreen("ready 60x10 xterm-256color");
            terminal.type("h");
            terminal.awaitScreen("key LATIN SMALL LETTER H");
            terminal.type("ä");
            terminal.awaitScreen("key LATIN SMALL LETTER A WITH DIAERESIS");
            terminal.type("\r");
            terminal.awaitScreen("key CARRIAGE RETURN");
            terminal.type(KataTerminal.Arrow.UP);
            terminal.awaitScreen("key ESCAPE\nkey LEFT SQUARE BRACKET\nkey LATIN CAPITAL LETTER A");
            terminal.type("q");
            assertEquals(0, terminal.awaitExit());
        }
    }

    @Test
    void tells_the_process_of_a_new_size() throws Exception {
        try (var terminal = start(Keys.class)) {
            terminal.awaitScreen("ready 60x10");
            terminal.resize(100, 30);
            terminal.awaitScreen("size 100x30");
        }
    }

    @Test
    void interrupts_by_a_key() throws Exception {
        try (var terminal = start(Parent.class, temporary.toString())) {
            terminal.awaitScreen("started");
            terminal.type("\003");
            assertEquals(130, terminal.awaitExit());
        }
    }

    @Test
    void kills_what_the_process_has_started_too() throws Exception {
        ProcessHandle parent;
        ProcessHandle child;
        try (var terminal = start(Parent.class, temporary.toString())) {
            terminal.awaitScreen("started");
            parent = ProcessHandle.of(terminal.pid()).orElseThrow();
            child = parent.children().findFirst().orElseThrow();
            assertTrue(terminal.screen().contains("child " + child.pid()), terminal.screen());
        }
        assertFalse(parent.isAlive());
        assertFalse(child.isAlive());
    }

    @Test
    void says_at_once_that_a_process_has_ended_without_showing_something() throws Exception {
        try (var terminal = start(Brief.class)) {
            String message = assertThrows(AssertionError.class, () -> terminal.awaitScreen("Done"))
                    .getMessage();
            assertTrue(message.startsWith("It ended with exit code 7 and did not show \"Done\"."), message);
            assertTrue(message.contains("  new\n  grün true\n"), message);
        }
    }

    @Test
    void runs_the_kata_command() throws Exception {
        Path left;
        try (var terminal = KataTerminal.start(Path.of(".."), 100, 60, Map.of("NO_COLOR", "1"), "--help")) {
            assertEquals(0, terminal.awaitExit());
            assertTrue(terminal.screen().startsWith("Usage: kata"), terminal.screen());
            assertFalse(terminal.raw().contains("\033"), terminal.raw());
            left = terminal.temporary();
        }
        assertFalse(Files.exists(left));
    }
}
