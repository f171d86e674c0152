package kata.workshop;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kata reset}: back to the stub. */
@Command(
        name = "reset",
        description = "Puts the stub back. What you have written is kept beside it, numbered.",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    @Mixin
    private Repository repository;

    @Parameters(paramLabel = "EXERCISE", description = "Its name, its number, or a part of its name.")
    private String name;

    @Override
    public Integer call() throws IOException {
        Exercise exercise = repository.course().exercise(name);
        repository.print(done(Screen.plain(), exercise, new Answer(exercise).reset(), "the stub"));
        return 0;
    }

    /** What was put where, and where the learner's own files are now. */
    static Page done(Screen screen, Exercise exercise, Answer.Replaced replaced, String what) {
        var page = new Page(screen);
        if (replaced.written().isEmpty() && replaced.backups().isEmpty()) {
            return page.text(exercise.name() + " is " + what + " already.");
        }
        replaced.written().forEach(file -> page.text(file.getFileName() + " is " + what + " now."));
        replaced.backups()
                .forEach(file -> page.text("What was there is kept beside it as " + file.getFileName() + "."));
        return page;
    }
}
