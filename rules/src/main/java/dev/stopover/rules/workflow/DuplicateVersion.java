package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.ScriptContext;

/** Of two migrations with one version, most runners run one, or none at all. */
public final class DuplicateVersion extends ChangeSetRule {

    public DuplicateVersion() {
        super(error("duplicate-version", "Two migrations have the same version").tags("versions"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        for (ProjectProblem duplicate : context.history().duplicates()) {
            context.history()
                    .goingUp(duplicate.file(), duplicate.range())
                    .filter(migration -> changes.judges(migration.up()))
                    .ifPresent(migration -> report(duplicate, migration, context.history(), context));
        }
    }

    private static void report(ProjectProblem duplicate, Migration migration, History history, RuleContext context) {
        ScriptContext there = context.in(migration, migration.up());
        Draft draft = duplicate.range().isEmpty()
                ? there.reportScript(duplicate.message())
                : there.report(duplicate, duplicate.message());
        duplicate.help().ifPresent(draft::help);
        duplicate
                .other()
                .ifPresent(other -> history.goingUp(other.file(), other.range())
                        .ifPresent(earlier -> draft.related(earlier.up(), other, "The earlier migration.")));
    }
}
