package kata.workshop.commands;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import kata.workshop.course.Answer;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import kata.workshop.course.Marks;
import kata.workshop.screen.Page;
import kata.workshop.screen.Pages;
import kata.workshop.screen.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kata solve}: for latecomers. */
@Command(
        name = "solve",
        description = "Puts the reference in place, for latecomers. What you have written is kept beside it,"
                + " numbered; an answer that is green stays.",
        mixinStandardHelpOptions = true)
final class SolveCommand implements Callable<Integer> {

    @Mixin
    private Repository repository;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "EXERCISE", arity = "0..1", description = "Its name, its number, or a part of its name.")
    private String name;

    @Option(names = "--through", paramLabel = "EXERCISE", description = "Every exercise up to this one.")
    private String through;

    @Override
    public Integer call() throws IOException {
        if ((name == null) == (through == null)) {
            throw new ParameterException(
                    command.commandLine(),
                    "Name one exercise, such as ./kata solve word-count, or say --through and the last one.");
        }
        Course course = repository.course();
        List<Exercise> chosen = name != null
                ? List.of(course.exercise(name))
                : course.exercises().subList(0, course.number(course.exercise(through)));
        for (Exercise exercise : chosen) {
            boolean stays = through != null && repository.marks().of(exercise) == Marks.State.GREEN;
            repository.print(
                    stays
                            ? new Page(Screen.plain()).text(exercise.name() + " is green: it stays as it is.")
                            : Pages.replaced(Screen.plain(), exercise, new Answer(exercise).solve(), "the reference"));
        }
        return 0;
    }
}
