package kata.workshop;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import kata.workshop.Screen.Colour;
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
        repository.print(next(Screen.plain(), exercise, repository.marks()));
        return 0;
    }

    /** The next hint; all of them when there is no other. */
    static Page next(Screen screen, Exercise exercise, Marks marks) throws IOException {
        List<Task.Hint> hints = Task.hints(exercise);
        int before = marks.hints(exercise);
        boolean last = before >= hints.size();
        var page = new Page(screen);
        for (int i = last ? 0 : before; i < (last ? hints.size() : before + 1); i++) {
            Task.Hint hint = hints.get(i);
            page.coloured(
                    Colour.BOLD, exercise.name() + ", hint " + (i + 1) + " of " + hints.size() + ": " + hint.title());
            page.blank();
            paragraphs(hint.text()).forEach(page::text);
            page.blank();
        }
        if (last) {
            page.text("There are no others.");
        }
        marks.hintShown(exercise, Math.min(hints.size(), before + 1));
        return page;
    }

    /** Lines of a paragraph run on; those of a block of code or a table stand as they are. */
    private static List<String> paragraphs(String text) {
        return List.of(text.split("\n\n", -1)).stream()
                .flatMap(part -> part.contains("```") || part.startsWith("|") || part.startsWith("    ")
                        ? part.lines()
                        : java.util.stream.Stream.of(part.replace('\n', ' ')))
                .toList();
    }
}
