package kata.workshop.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import kata.workshop.course.Marks;
import kata.workshop.engine.Workers;
import kata.workshop.screen.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command for learners stands on: the course, the marks, and the terminal to print on. */
@Command
final class Repository {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private final Path folder = Path.of("");
    private Course course;
    private Marks marks;

    Course course() throws IOException {
        if (course == null) {
            course = Course.read(folder);
        }
        return course;
    }

    Marks marks() throws IOException {
        if (marks == null) {
            marks = Marks.read(folder);
        }
        return marks;
    }

    /** The exercise of that name, or the first that is not green where there is no name. */
    Exercise exercise(String name) throws IOException {
        return name == null ? marks().current(course()) : course().exercise(name);
    }

    Workers workers() {
        return ((KataCommand) command.root().userObject()).workers();
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    void print(Page page) {
        page.lines().forEach(out()::println);
        if (marks != null) {
            marks.trouble().ifPresent(command.commandLine().getErr()::println);
        }
        out().flush();
    }
}
