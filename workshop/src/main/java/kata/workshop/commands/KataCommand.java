package kata.workshop.commands;

import kata.workshop.engine.Workers;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** The {@code kata} command. */
@Command(
        name = "kata",
        description = "From save to verdict in a second. Alone it is ./kata watch.",
        footer = {
            "",
            "An exercise is named by its name, its number in the course, or a part of its name.",
            "Exit code: 0 when all is well, 1 when something is red or cannot be done, 2 for wrong arguments.",
            "Completion for bash and zsh: source <(./kata generate-completion)"
        },
        mixinStandardHelpOptions = true,
        version = "Spark streaming kata 1",
        subcommands = {
            WatchCommand.class,
            ListCommand.class,
            TestCommand.class,
            WhyCommand.class,
            HintCommand.class,
            CompareCommand.class,
            ResetCommand.class,
            SolveCommand.class,
            LiveCommand.class,
            FeedCommand.class,
            ClusterCommand.class,
            SubmitCommand.class,
            CheckCommand.class,
            BenchCommand.class,
            DoctorCommand.class,
            PrepareCommand.class,
            AutoComplete.GenerateCompletion.class
        })
public final class KataCommand {

    private final Workers workers;

    /** @param workers for every command that runs an answer's tests; closed by the caller when the command has ended */
    public KataCommand(Workers workers) {
        this.workers = workers;
    }

    Workers workers() {
        return workers;
    }
}
