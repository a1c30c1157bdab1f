package dev.stopover.cli;

import dev.stopover.config.ConfigurationException;
import dev.stopover.migration.Project;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.project.Reading;
import dev.stopover.report.history.HistoryJson;
import dev.stopover.report.history.HistoryText;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Lists what runs, in which order and in which transactions, and what does not run. */
final class HistoryCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json");

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage()
                .description(
                        "List the migrations in the order in which they run, with their transactions and rollbacks.");
        ProjectOptions.describe(command, "Files or folders; the working folder if none.");
        command.addOption(Options.value("FORMAT", "text (the default) or json.", "-f", "--format"));
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        String format = Options.choice(arguments, "--format", FORMATS);
        List<Project> projects =
                ProjectOptions.read(arguments, ProjectOptions.paths(arguments, terminal), terminal).parts().stream()
                        .map(Reading.Part::project)
                        .toList();
        boolean nothing = projects.stream()
                .allMatch(project -> project.histories().isEmpty()
                        && project.others().isEmpty()
                        && project.problems().isEmpty());
        if (nothing) {
            throw Replayed.noMigrations(ProjectOptions.paths(arguments, terminal));
        }
        if (format.equals("json")) {
            HistoryJson.write(projects, terminal.out());
        } else {
            terminal.print(projects.stream().map(HistoryText::of).collect(Collectors.joining("\n")));
        }
        boolean unreadable = projects.stream()
                .flatMap(project -> project.problems().stream())
                .anyMatch(problem -> problem.kind() == ProjectProblem.Kind.UNREADABLE);
        return unreadable ? ExitCode.FAILURE : ExitCode.CLEAN;
    }
}
