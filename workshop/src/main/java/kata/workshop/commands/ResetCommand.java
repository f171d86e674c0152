package kata.workshop.commands;

import java.io.IOException;
import java.util.concurrent.Callable;
import kata.workshop.course.Answer;
import kata.workshop.course.Exercise;
import kata.workshop.screen.Pages;
import kata.workshop.screen.Screen;
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
        repository.print(Pages.replaced(Screen.plain(), exercise, new Answer(exercise).reset(), "the stub"));
        return 0;
    }
}
