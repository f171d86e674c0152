package kata.workshop.commands;

import java.io.IOException;
import java.util.concurrent.Callable;
import kata.workshop.course.Complaint;
import kata.workshop.course.Exercise;
import kata.workshop.engine.Engine;
import kata.workshop.engine.RunResult;
import kata.workshop.engine.Runs;
import kata.workshop.engine.Workers;
import kata.workshop.screen.Page;
import kata.workshop.screen.Pages;
import kata.workshop.screen.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kata compare}: what there is to see once it is green. */
@Command(
        name = "compare",
        description =
                "Once an exercise is green: your answer beside the reference, both plans, what your answer resembles,"
                        + " and the discussion.",
        footer = {"", "Exit code: 0, or 1 when your answer is not green and --anyway is not given."},
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    @Mixin
    private Repository repository;

    @Parameters(paramLabel = "EXERCISE", description = "Its name, its number, or a part of its name.")
    private String name;

    @Option(names = "--anyway", description = "Also when your answer is not green yet.")
    private boolean anyway;

    @Override
    public Integer call() throws IOException {
        Exercise exercise = repository.course().exercise(name);
        Workers workers = repository.workers();
        if (Screen.isTerminal()) {
            System.err.println("Your answer and the reference are running ...");
        }
        RunResult mine = Runs.own(workers, exercise, repository.marks(), Engine.Progress.NONE);
        if (!mine.isGreen() && !anyway) {
            String how = mine.errors().isEmpty()
                    ? "is not green yet: " + Page.green(mine) + " of "
                            + mine.verdicts().size() + " tests are"
                    : "does not compile";
            throw new Complaint("Your answer to " + exercise.name() + " " + how + ". ./kata test " + exercise.name()
                    + " shows why; --anyway compares all the same.");
        }
        RunResult reference = workers.run(exercise.reference(), exercise.given(), Engine.Progress.NONE);
        repository.print(Pages.comparison(Screen.plain(), exercise, mine, reference));
        return 0;
    }
}
