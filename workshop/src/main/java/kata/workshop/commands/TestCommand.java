package kata.workshop.commands;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import kata.workshop.course.Exercise;
import kata.workshop.engine.Mistakes;
import kata.workshop.engine.RunResult;
import kata.workshop.engine.Runs;
import kata.workshop.screen.Page;
import kata.workshop.screen.Screen;
import kata.workshop.screen.Screen.Colour;
import kata.workshop.screen.StillNotice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kata test}: once. */
@Command(
        name = "test",
        description = "Runs an exercise's tests once, or those of all exercises.",
        footer = {"", "Exit code: 0 when all is green, 1 when something is red, 2 for wrong arguments."},
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

    @Mixin
    private Repository repository;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "EXERCISE", arity = "0..1", description = "Its name, its number, or a part of its name.")
    private String name;

    @Option(names = "--all", description = "Every exercise, a line each.")
    private boolean all;

    @Option(names = "--solution", description = "Tests the reference instead of your answer.")
    private boolean solution;

    @Override
    public Integer call() throws IOException {
        if (all == (name != null)) {
            throw new ParameterException(
                    command.commandLine(), "Name one exercise, such as ./kata test word-count, or say --all.");
        }
        return all ? every() : one(repository.course().exercise(name));
    }

    private int one(Exercise exercise) throws IOException {
        RunResult run = run(exercise);
        var likeness = solution
                ? Optional.<Mistakes.Likeness>empty()
                : Mistakes.of(exercise).like(run);
        var page =
                new Page(Screen.plain()).result(exercise, run, likeness).blank().sum(run);
        if (solution) {
            page.text("  This is the reference, not your answer.");
        } else if (run.isGreen()) {
            page.text("  Compare  ./kata compare " + exercise.name());
        } else {
            page.files(exercise);
            if (likeness.isPresent()) {
                page.text("  Why   ./kata why " + exercise.name());
            }
        }
        repository.print(page);
        return run.isGreen() ? 0 : 1;
    }

    private int every() throws IOException {
        var screen = Screen.plain();
        boolean green = true;
        for (Exercise exercise : repository.course().exercises()) {
            RunResult run = run(exercise);
            green &= run.isGreen();
            String sum = run.errors().isEmpty()
                    ? Page.green(run) + " of " + run.verdicts().size() + " green"
                    : "does not compile";
            repository.print(new Page(screen)
                    .coloured(
                            run.isGreen() ? Colour.GREEN : Colour.RED,
                            String.format(
                                    "  %-4s %-28s %s",
                                    run.isGreen() ? screen.tick() : screen.cross(), exercise.name(), sum)));
        }
        return green ? 0 : 1;
    }

    private RunResult run(Exercise exercise) throws IOException {
        try (var notice = new StillNotice()) {
            return solution
                    ? repository.workers().run(exercise.reference(), exercise.given(), notice)
                    : Runs.own(repository.workers(), exercise, repository.marks(), notice);
        }
    }
}
