package kata.workshop;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
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
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(true).build()) {
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                return once(exercise);
            }
            Path lock = Path.of(".kata/watch.lock");
            Files.createDirectories(lock.getParent());
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock mine = lock(channel);
                    var workers = new Workers("1g")) {
                new Watch(terminal, repository.course(), repository.marks(), workers).run(exercise);
                return 0;
            }
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException ownedByThisProcess) {
            // as by another
        }
        if (lock == null) {
            throw new Complaint("Another ./kata watch is running in this folder. Go on there, or end it with q; "
                    + "./kata test works beside it.");
        }
        return lock;
    }

    private int once(Exercise exercise) throws IOException {
        try (var workers = new Workers("1g")) {
            RunResult run = Runs.own(workers, exercise, repository.marks(), method -> {});
            repository.print(new Page(Screen.plain())
                    .result(exercise, run)
                    .blank()
                    .sum(run)
                    .files(exercise));
            return run.isGreen() ? 0 : 1;
        }
    }
}
