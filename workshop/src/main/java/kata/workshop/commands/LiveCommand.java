package kata.workshop.commands;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kata.testkit.LiveApplication;
import kata.testkit.files.Directories;
import kata.workshop.course.Complaint;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import kata.workshop.course.LiveDirectory;
import kata.workshop.course.Sources;
import kata.workshop.engine.Compilation;
import kata.workshop.screen.AlertsView;
import kata.workshop.screen.Screen;
import org.jline.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kata live}: an answer on a socket, batch by batch; or, where it is a program, on files that keep coming. */
@Command(
        name = "live",
        description = {
            "Runs an answer on a socket and prints every batch, until Ctrl-C.",
            "continuous-application reads files instead of a socket: what comes out is shown as a table, and the next start"
                    + " goes on where this one stopped."
        },
        footer = {
            "",
            "For a socket, first in another terminal:  nc -lk 9999  or  ./kata feed --port 9999",
            "For files, afterwards:                    ./kata feed --files"
        },
        mixinStandardHelpOptions = true)
final class LiveCommand implements Callable<Integer> {

    private static final Set<String> OF_A_SOCKET = Set.of("--host", "--port", "--every-batch");
    private static final Set<String> OF_FILES = Set.of("--directory", "--fresh");

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "EXERCISE", description = "Such as word-count.")
    private String exercise;

    @Option(names = "--host", description = "Where the lines come from (${DEFAULT-VALUE}).")
    private String host = "localhost";

    @Option(names = "--port", description = "Where the lines come from (${DEFAULT-VALUE}).")
    private int port = 9999;

    @Option(names = "--every-batch", description = "Prints the batches without rows too.")
    private boolean everyBatch;

    @Option(
            names = "--directory",
            description = "For continuous-application: where all its files are (target/live of the exercise).")
    private Path directory;

    @Option(
            names = "--fresh",
            description = "For continuous-application: begins anew. The old directory stays beside it, numbered.")
    private boolean fresh;

    @Option(names = "--solution", description = "Runs the reference instead of your answer.")
    private boolean solution;

    @Override
    public Integer call() throws Exception {
        Exercise chosen = Course.read(Path.of("")).exercise(exercise);
        List<Path> live = Sources.of(chosen.given()).stream()
                .filter(file -> file.toString().endsWith("Live.java"))
                .toList();
        if (live.isEmpty()) {
            throw new Complaint(chosen.name() + " has no live run: it does not read lines from a socket.");
        }
        Class<?> run = compiled(chosen, live);
        Optional<Method> onFiles = Arrays.stream(run.getDeclaredMethods())
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {LiveApplication.class}))
                .findFirst();
        if (onFiles.isPresent()) {
            refuse(OF_A_SOCKET, chosen.name() + " reads files, and no socket");
            onFiles(chosen, onFiles.get());
        } else {
            refuse(OF_FILES, chosen.name() + " reads a socket, and keeps no files");
            System.out.println(whose(chosen) + " on " + host + ":" + port + ". Ctrl-C ends it.");
            call(run.getDeclaredMethod("main", String[].class), (Object)
                    new String[] {host, Integer.toString(port), silence()});
        }
        return 0;
    }

    private String whose(Exercise chosen) {
        return (solution ? "The reference of " : "Your ") + chosen.name();
    }

    /** The first of the live classes, in a loader of its own, which Spark's tasks find as the thread's context loader. */
    private Class<?> compiled(Exercise chosen, List<Path> live) throws IOException, ReflectiveOperationException {
        var sources = new ArrayList<>(Sources.of(solution ? chosen.reference() : chosen.answer()));
        sources.addAll(live);
        Path classes = Files.createTempDirectory("kata-live-classes");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Directories.delete(classes)));
        Compilation compilation = Compilation.of(sources, classes);
        if (!compilation.errors().isEmpty()) {
            throw new Complaint(compilation.errors().stream()
                    .map(error -> error.file() + ":" + error.line() + ": " + error.message())
                    .collect(Collectors.joining("\n")));
        }
        String file = chosen.given().relativize(live.get(0)).toString().replace(File.separatorChar, '.');
        var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, LiveCommand.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        return loader.loadClass(file.substring(0, file.length() - ".java".length()));
    }

    private void refuse(Set<String> options, String because) {
        command.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(options::contains)
                .findFirst()
                .ifPresent(given -> {
                    throw Complaint.ofArguments(because + ": leave out " + given + ".");
                });
    }

    /** As kata.testkit.Live takes it. */
    private String silence() {
        return everyBatch ? "EACH_BATCH" : Screen.isTerminal() ? "ONE_LINE" : "HIDDEN";
    }

    private void onFiles(Exercise chosen, Method run) throws IOException, ReflectiveOperationException {
        var where = new LiveDirectory(directory != null ? directory : chosen.live());
        String answer = solution ? "the reference" : "your answer";
        try (Terminal terminal = Screen.open()) {
            var view = AlertsView.on(terminal);
            view.say(whose(chosen) + " in " + where.path() + ". Ctrl-C ends it.");
            if (fresh) {
                where.moveAside().ifPresent(old -> view.say("What was there is in " + old + " now."));
            }
            try (var held = where.forRun()) {
                if (!held.line().isEmpty() && !held.line().equals(answer)) {
                    throw new Complaint(where.path() + " is that of " + held.line() + ", whose checkpoint " + answer
                            + " does not understand. Begin anew with --fresh, or give another --directory.");
                }
                held.write(answer);
                view.say("In another terminal: ./kata feed --files"
                        + (directory == null ? "" : " --directory " + directory));
                call(run, new LiveApplication(where.path(), view));
            }
        }
    }

    private static void call(Method run, Object argument) throws IOException, ReflectiveOperationException {
        run.setAccessible(true);
        try {
            run.invoke(null, argument);
        } catch (InvocationTargetException thrown) {
            throw new Complaint(String.valueOf(thrown.getCause().getMessage()));
        }
    }
}
