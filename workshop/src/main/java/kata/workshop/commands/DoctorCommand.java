package kata.workshop.commands;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kata.workshop.doctor.Doctor;
import picocli.CommandLine.Command;

/** {@code kata doctor}: {@link Doctor} once the command is built; before that, the launchers start it from its source. */
@Command(
        name = "doctor",
        description = "Looks at this machine and tells you what would spoil the course, and how to mend it.",
        footer = {"", "Exit code: 0 when nothing is wrong (hints may remain), 1 otherwise, 2 for wrong arguments."},
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return Doctor.report(Path.of(""));
    }
}
