package kata.workshop.commands;

import java.io.IOException;
import java.util.concurrent.Callable;
import kata.workshop.course.Exercise;
import kata.workshop.engine.Mistakes;
import kata.workshop.engine.RunResult;
import kata.workshop.engine.Runs;
import kata.workshop.screen.Page;
import kata.workshop.screen.Pages;
import kata.workshop.screen.Screen;
import kata.workshop.screen.StillNotice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kata why}: the belief behind a red run. */
@Command(
        name = "why",
        description = "Runs an exercise's tests once and says which known mistake your answer behaves like.",
        footer = {"", "Exit code: 0 when it says one, 1 when it knows none or all is green."},
        mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {

    @Mixin
    private Repository repository;

    @Parameters(paramLabel = "EXERCISE", description = "Its name, its number, or a part of its name.")
    private String name;

    @Override
    public Integer call() throws IOException {
        Exercise exercise = repository.course().exercise(name);
        RunResult run;
        try (var notice = new StillNotice()) {
            run = Runs.own(repository.workers(), exercise, repository.marks(), notice);
        }
        var likeness = Mistakes.of(exercise).like(run);
        if (likeness.isPresent()) {
            repository.print(Pages.why(Screen.plain(), exercise, likeness.get()));
            return 0;
        }
        String nothing = !run.errors().isEmpty()
                ? "does not compile: ./kata test " + exercise.name() + " shows where."
                : run.isGreen()
                        ? "is green: there is no mistake to explain."
                        : "is red, but like none of the mistakes that are known. ./kata test " + exercise.name()
                                + " shows what the tests say.";
        repository.print(new Page(Screen.plain()).text(exercise.name() + " " + nothing));
        return 1;
    }
}
