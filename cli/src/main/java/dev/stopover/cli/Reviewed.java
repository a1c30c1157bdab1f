package dev.stopover.cli;

import dev.stopover.change.ApprovalMatrix;
import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationException;
import dev.stopover.engine.Analysis;
import dev.stopover.engine.Linter;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.review.Review;
import dev.stopover.review.Reviewer;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Settings;
import dev.stopover.rule.ToolError;
import dev.stopover.rules.workflow.ApprovalRequired;
import dev.stopover.run.Outcome;
import dev.stopover.run.Run;
import dev.stopover.run.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reviews of the migrations that a user means.
 *
 * @param reviews the reviews, history by history
 * @param errors what could not be done
 * @param selection what was asked for of git
 */
record Reviewed(List<Review> reviews, List<ToolError> errors, Selection selection) {

    /** Reviews what the paths and options of a command choose. */
    static Reviewed of(Arguments arguments, Terminal terminal) throws UsageException, ConfigurationException {
        Selection chosen = ChangeOptions.selection(arguments);
        Selection selection = chosen.equals(Selection.ALL) ? Selection.NEWEST : chosen;
        List<String> paths = ProjectOptions.paths(arguments, terminal);
        return of(paths, selection, arguments, terminal);
    }

    /** Reviews what is chosen of what lies at paths. */
    private static Reviewed of(List<String> paths, Selection selection, Arguments arguments, Terminal terminal)
            throws UsageException, ConfigurationException {
        List<Rule> rules = IncludedRules.rules();
        Outcome outcome = new Run(rules, ProjectOptions.readOptions(arguments))
                .minding(IncludedRules::equivalents, Today.of(arguments, terminal))
                .about(selection)
                .over(terminal.folder(), paths);
        List<ToolError> errors = new ArrayList<>(outcome.report().errors());
        List<Review> reviews = new ArrayList<>();
        boolean any = false;
        for (Outcome.Part part : outcome.parts()) {
            LazyAnswers answers = new LazyAnswers();
            Linter replay = new Linter(List.of(), Settings.DEFAULT, answers);
            Set<String> asked = part.report().rules().stream().map(Rule::id).collect(Collectors.toSet());
            Reviewer reviewer = new Reviewer(matrix(part.configuration()), asked::contains, answers);
            for (History history : part.project().histories()) {
                any = true;
                ChangeSet changes = changes(history, part.configuration());
                Analysis analysis = replay.analyze(changes.on(part.project().reported()));
                errors.addAll(analysis.errors());
                reviews.addAll(reviewer.review(analysis, part.report().open()));
            }
            errors.addAll(reviewer.errors());
        }
        if (!any) {
            throw Replayed.noMigrations(paths);
        }
        return new Reviewed(reviews, errors.stream().distinct().toList(), selection);
    }

    private static ApprovalMatrix matrix(Configuration configuration) {
        return ApprovalMatrix.of(
                configuration.settings(new ApprovalRequired().info(), "").option(ApprovalRequired.MATRIX));
    }

    private static ChangeSet changes(History history, Configuration configuration) {
        ChangeSet all = ChangeSet.all(history);
        return configuration.appliedThrough().map(all::after).orElse(all);
    }

    /** Says what could not be done, and how to end. */
    int status(Terminal terminal) throws IOException {
        for (ToolError error : errors) {
            terminal.complain(error.path().map(path -> path + ": ").orElse("")
                    + error.rule().map(rule -> rule + ": ").orElse("")
                    + error.message());
        }
        if (!errors.isEmpty()) {
            return ExitCode.FAILURE;
        }
        if (reviews.isEmpty() && selection.asksGit()) {
            terminal.complain("No migration is changed since " + selection.since() + ".");
        }
        return ExitCode.CLEAN;
    }
}
