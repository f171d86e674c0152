package kata.workshop.commands;

import java.io.IOException;
import java.util.concurrent.Callable;
import kata.workshop.course.Exercise;
import kata.workshop.screen.Pages;
import kata.workshop.screen.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kata hint}: one more at each call. */
@Command(
        name = "hint",
        description = "The next of the README's three hints; one more at each call.",
        mixinStandardHelpOptions = true)
final class HintCommand implements Callable<Integer> {

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
        repository.print(Pages.nextHint(Screen.plain(), exercise, repository.marks()));
        return 0;
    }
}
