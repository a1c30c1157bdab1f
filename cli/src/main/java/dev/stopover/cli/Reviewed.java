package dev.stopover.cli;

import dev.stopover.config.ConfigurationException;
import dev.stopover.review.Review;
import dev.stopover.rule.Rule;
import dev.stopover.rule.ToolError;
import dev.stopover.rules.workflow.ApprovalRequired;
import dev.stopover.run.Outcome;
import dev.stopover.run.Reviews;
import dev.stopover.run.Run;
import dev.stopover.run.Selection;
import java.io.IOException;
import java.util.List;

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
        if (outcome.parts().stream().allMatch(part -> part.project().histories().isEmpty())) {
            throw Replayed.noMigrations(paths);
        }
        Reviews reviews = Reviews.of(outcome, ApprovalRequired::matrix);
        return new Reviewed(reviews.reviews(), reviews.errors(), selection);
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
