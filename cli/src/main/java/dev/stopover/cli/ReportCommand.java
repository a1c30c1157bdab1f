package dev.stopover.cli;

import dev.stopover.change.ApprovalMatrix;
import dev.stopover.config.ConfigurationException;
import dev.stopover.engine.Analysis;
import dev.stopover.migration.ChangeSet;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.report.review.DeploymentReport;
import dev.stopover.review.Review;
import dev.stopover.review.Reviewer;
import dev.stopover.rule.ToolError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Writes the report on the deployment of a migration, as far as files say what belongs into it. */
final class ReportCommand implements Command {

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage()
                .description("Write the report on the deployment of a migration, as Markdown, with what the files say"
                        + " filled in: what it changed, what it locked, who may read or write what they could not, what is"
                        + " to be verified, the way back, and what is left to do.");
        command.addPositional(NamedMigration.parameter());
        ProjectOptions.describe(command);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        NamedMigration named = NamedMigration.of(arguments, terminal);
        Analysis whole = named.found().in().analysis();
        var migration = named.found().step().migration();
        ChangeSet only = new ChangeSet(
                named.found().in().history(),
                List.of(migration),
                Set.of(migration.up().file().path()),
                Optional.empty(),
                Set.of());
        var reviewer = new Reviewer(new ApprovalMatrix(Map.of()), rule -> false, new LazyAnswers());
        Review review = reviewer.review(
                        new Analysis(only, whole.steps(), List.of(), whole.errors(), Set.of()), List.of())
                .get(0);
        terminal.print(DeploymentReport.of(review));
        List<ToolError> errors = new ArrayList<>(Replayed.errors(named.replayed()));
        errors.addAll(reviewer.errors());
        return ProjectOptions.status(named.reading(), errors, terminal);
    }
}
