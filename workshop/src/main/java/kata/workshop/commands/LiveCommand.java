package kata.workshop.commands;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kata.testkit.files.Directories;
import kata.workshop.course.Complaint;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import kata.workshop.course.Sources;
import kata.workshop.engine.Compilation;
import kata.workshop.screen.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kata live}. */
@Command(
        name = "live",
        description = "Runs an answer on a socket and prints every batch, until Ctrl-C.",
        footer = {"", "First, in another terminal:  nc -lk 9999  or  ./kata feed --port 9999"},
        mixinStandardHelpOptions = true)
final class LiveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EXERCISE", description = "Such as word-count.")
    private String exercise;

    @Option(names = "--host", description = "Where the lines come from (${DEFAULT-VALUE}).")
    private String host = "localhost";

    @Option(names = "--port", description = "Where the lines come from (${DEFAULT-VALUE}).")
    private int port = 9999;

    @Option(names = "--every-batch", description = "Prints the batches without rows too.")
    private boolean everyBatch;

    @Option(names = "--solution", description = "Runs the reference instead of your answer.")
    private boolean solution;

    @Override
    public Integer call() throws Exception {
        Exercise chosen = Course.read(Path.of("")).exercise(exercise);
        List<Path> live = Sources.of(chosen.given()).stream()
                .filter(file -> file.toString().endsWith("Live.java"))
                .toList();
        if (live.isEmpty()) {
            throw new Complaint(exercise + " has no live run: it does not read lines from a socket.");
        }
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
        String name = chosen.given().relativize(live.get(0)).toString().replace(File.separatorChar, '.');
        System.out.println((solution ? "The reference of " : "Your ") + exercise + " on " + host + ":" + port
                + ". Ctrl-C ends it.");
        return run(classes, name.substring(0, name.length() - ".java".length()));
    }

    /** As kata.testkit.Live takes it. */
    private String silence() {
        return everyBatch ? "EACH_BATCH" : Screen.isTerminal() ? "ONE_LINE" : "HIDDEN";
    }

    /** In a loader of its own, which Spark's tasks find as the thread's context loader. */
    private int run(Path classes, String mainClass) throws ReflectiveOperationException, IOException {
        var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, LiveCommand.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        var main = loader.loadClass(mainClass).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) new String[] {host, Integer.toString(port), silence()});
        } catch (InvocationTargetException thrown) {
            throw new Complaint(String.valueOf(thrown.getCause().getMessage()));
        }
        return 0;
    }
}
