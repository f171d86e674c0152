package kata.workshop.scale;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kata.testkit.files.Directories;
import kata.workshop.course.Complaint;
import kata.workshop.course.Exercise;
import kata.workshop.course.Json;
import kata.workshop.course.Sources;
import kata.workshop.engine.Archive;
import kata.workshop.engine.Compilation;

/** Measures the reference of an application in a process of its own. */
public final class Scale {

    /** The most that the process may use: what the command states. */
    static final String HEAP = "2g";

    /** What the JVM exits with when its heap is exhausted and it has been told to exit then. */
    private static final int HEAP_EXHAUSTED = 3;

    private Scale() {}

    /**
     * Takes minutes; leaves nothing behind.
     *
     * @param doing hears what is being measured
     * @throws Complaint when the exercise has no application, or its application fails
     */
    public static Measured of(Exercise exercise, Plan plan, Consumer<String> doing)
            throws IOException, InterruptedException {
        return of(exercise, plan, List.of("-Xmx" + HEAP), doing);
    }

    /** @param flags of the JVM, for tests, which need not be warm */
    static Measured of(Exercise exercise, Plan plan, List<String> flags, Consumer<String> doing)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kata-scale");
        Process[] process = new Process[1];
        // Where the user ends it, what follows is not reached.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process[0], folder), "end of kata bench"));
        try {
            var request = new ScaleProcess.Request(
                    plan,
                    compiled(exercise, Files.createDirectory(folder.resolve("classes")))
                            .toString(),
                    names(exercise),
                    Files.createDirectory(folder.resolve("work")).toString());
            process[0] = start(folder, flags);
            return measured(process[0], request, doing);
        } finally {
            end(process[0], folder);
        }
    }

    private static Path compiled(Exercise exercise, Path classes) throws IOException {
        Compilation compilation = Compilation.of(Sources.of(exercise.reference()), classes);
        if (!compilation.errors().isEmpty()) {
            throw new Complaint(compilation.errors().stream()
                    .map(error -> error.file() + ":" + error.line() + ": " + error.message())
                    .collect(Collectors.joining("\n")));
        }
        return classes;
    }

    private static List<String> names(Exercise exercise) {
        return Sources.of(exercise.reference()).stream()
                .map(source -> exercise.reference().relativize(source).toString())
                .map(name -> name.substring(0, name.length() - ".java".length()).replace(File.separatorChar, '.'))
                .toList();
    }

    /** With the JVM's defaults: what makes a short run quick makes a long one slow. */
    private static Process start(Path folder, List<String> flags) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Archive.ownFlags().stream()
                .filter(flag -> !flag.startsWith("-XX") || flag.endsWith("IgnoreUnrecognizedVMOptions"))
                .forEach(command::add);
        command.addAll(flags);
        command.addAll(List.of(
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                ScaleProcess.class.getName()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Measured measured(Process process, ScaleProcess.Request request, Consumer<String> doing)
            throws IOException, InterruptedException {
        var in = process.getOutputStream();
        in.write((Json.MAPPER.writeValueAsString(request) + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (!line.startsWith(ScaleProcess.MARK)) {
                    continue;
                }
                ScaleProcess.Event event = event(line.substring(ScaleProcess.MARK.length()));
                if (event.complaint() != null) {
                    throw new Complaint(event.complaint());
                }
                if (event.done() != null) {
                    return event.done();
                }
                doing.accept(event.doing());
            }
        }
        int code = process.waitFor();
        throw new Complaint(
                code == HEAP_EXHAUSTED
                        ? "The heap of " + HEAP + " was exhausted. Measure less: --rows, --keys."
                        : "The JVM that measures has ended (exit code " + code + ").");
    }

    private static ScaleProcess.Event event(String json) {
        try {
            return Json.MAPPER.readValue(json, ScaleProcess.Event.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static synchronized void end(Process process, Path folder) {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
        try {
            Directories.delete(folder);
        } catch (UncheckedIOException inUse) {
            // by a system that has not yet noticed the end of the process
        }
    }
}
