package dev.stopover.cli;

import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationException;
import dev.stopover.engine.Analysis;
import dev.stopover.engine.Linter;
import dev.stopover.engine.LockTimeline;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Project;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.project.Reading;
import dev.stopover.report.locks.LocksJson;
import dev.stopover.report.locks.LocksMarkdown;
import dev.stopover.report.locks.LocksText;
import dev.stopover.rule.Settings;
import dev.stopover.rule.ToolError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Shows what migrations and, if told so, their rollbacks lock while they run, statement by statement. */
final class LocksCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json", "markdown");

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage()
                .description("Show which tables each migration locks, from which statement until when, what waits"
                        + " meanwhile, and where a table is rewritten or read through.");
        ProjectOptions.describe(command, "Files or folders; the working folder if none.");
        command.addOption(Options.flag("Show the rollback of each migration after it.", "--rollbacks"));
        command.addOption(Options.value("FORMAT", "text (the default), json or markdown.", "-f", "--format"));
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        String format = Options.choice(arguments, "--format", FORMATS);
        var answers = new LazyAnswers();
        var linter = new Linter(List.of(), Settings.DEFAULT, answers);
        List<LockTimeline> timelines = new ArrayList<>();
        List<ToolError> errors = new ArrayList<>();
        List<String> paths = ProjectOptions.paths(arguments, terminal);
        Reading reading = ProjectOptions.read(arguments, paths, terminal);
        for (Reading.Part part : reading.parts()) {
            for (History history : part.project().histories()) {
                ChangeSet changes = changes(history, part.configuration(), part.project());
                Analysis analysis = linter.analyze(changes);
                errors.addAll(analysis.errors());
                timelines.addAll(
                        arguments.has("--rollbacks")
                                ? LockTimeline.withRollbacks(analysis, answers, errors)
                                : LockTimeline.of(analysis, answers, errors));
            }
        }
        if (timelines.isEmpty()) {
            throw new UsageException(
                    "There are no migrations in " + (paths.isEmpty() ? "this folder" : String.join(", ", paths)) + ".");
        }
        switch (format) {
            case "json" -> LocksJson.write(timelines, terminal.out());
            case "markdown" -> terminal.print(LocksMarkdown.of(timelines));
            default -> terminal.print(LocksText.of(timelines));
        }
        return ProjectOptions.status(reading, errors, terminal);
    }

    private static ChangeSet changes(History history, Configuration configuration, Project project) {
        ChangeSet all = ChangeSet.all(history);
        return configuration.appliedThrough().map(all::after).orElse(all).on(project.reported());
    }
}
