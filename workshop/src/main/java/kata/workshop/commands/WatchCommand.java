package kata.workshop.commands;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import kata.workshop.course.Complaint;
import kata.workshop.course.Exercise;
import kata.workshop.engine.Engine;
import kata.workshop.engine.Mistakes;
import kata.workshop.engine.RunResult;
import kata.workshop.engine.Runs;
import kata.workshop.screen.Page;
import kata.workshop.screen.Screen;
import kata.workshop.screen.Watch;
import org.jline.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kata watch}, and {@code kata} alone: from save to verdict. */
@Command(
        name = "watch",
        description =
                "Runs an exercise's tests at every save and shows the verdict, until q. Without a terminal it runs"
                        + " them once.",
        footer = {"", "Exit code: 0; without a terminal 0 when all is green, 1 when something is red."},
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {

    @Mixin
    private Repository repository;

    @Parameters(
            paramLabel = "EXERCISE",
            arity = "0..1",
            description = "The first that is not green, when none is named.")
    private String name;

    @Override
    public Integer call() throws IOException {
        Exercise exercise = repository.exercise(name);
        try (Terminal terminal = Screen.open()) {
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                return once(exercise);
            }
            try (var lock = Lock.take()) {
                new Watch(terminal, repository.course(), repository.marks(), repository.workers()).run(exercise);
                return 0;
            }
        }
    }

    /** Of this folder; held as long as this process runs. */
    private record Lock(FileChannel channel) implements AutoCloseable {

        /** @throws Complaint when another process has it */
        static Lock take() throws IOException {
            Path file = Path.of(".kata/watch.lock");
            FileChannel channel;
            try {
                Files.createDirectories(file.getParent());
                channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            } catch (FileSystemException notWritable) {
                return new Lock(null); // where nothing can be written there is nothing to protect
            }
            if (channel.tryLock() == null) {
                channel.close();
                throw new Complaint("Another ./kata watch is running in this folder. Go on there, or end it with q;"
                        + " ./kata test works beside it.");
            }
            return new Lock(channel);
        }

        @Override
        public void close() throws IOException {
            if (channel != null) {
                channel.close();
            }
        }
    }

    private int once(Exercise exercise) throws IOException {
        RunResult run = Runs.own(repository.workers(), exercise, repository.marks(), Engine.Progress.NONE);
        repository.print(new Page(Screen.plain())
                .text(exercise.name() + ", once: a terminal is needed to watch.")
                .blank()
                .result(exercise, run, Mistakes.of(exercise).like(run))
                .blank()
                .sum(run)
                .files(exercise));
        return run.isGreen() ? 0 : 1;
    }
}
