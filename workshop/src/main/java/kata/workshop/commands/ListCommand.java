package kata.workshop.commands;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import kata.workshop.course.Json;
import kata.workshop.course.Listed;
import kata.workshop.screen.Pages;
import kata.workshop.screen.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kata list}: the course, and where you are. */
@Command(
        name = "list",
        description = "The course: tracks, minutes, how far you are.",
        footer = {"", "An arrow marks where you are: the first exercise that is not green."},
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    @Mixin
    private Repository repository;

    @Option(names = "--json", description = "As a line of JSON: an array with an object for each exercise.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Listed> exercises = Listed.of(repository.course(), repository.marks());
        if (json) {
            repository.out().println(Json.MAPPER.writeValueAsString(exercises));
        } else {
            repository.print(Pages.list(Screen.plain(), exercises));
        }
        return 0;
    }
}
