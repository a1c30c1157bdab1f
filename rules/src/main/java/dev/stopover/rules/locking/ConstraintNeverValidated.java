package dev.stopover.rules.locking;

import dev.stopover.catalog.Origin;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Direction;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.syntax.Names;

/** A constraint that stays NOT VALID says nothing of the old rows, to people and to the planner alike. */
public final class ConstraintNeverValidated extends ChangeSetRule {

    /** The rule. */
    public ConstraintNeverValidated() {
        super(RuleInfo.note("constraint-never-validated", "A constraint is NOT VALID to this day")
                .inRollback(Severity.NOTE)
                .tags("constraint"));
    }

    @Override
    public void check(ChangeSet changes, History history, State after, RuleContext context) {
        int last = history.migrations().size() - 1;
        for (Table table : after.catalog().tables()) {
            for (TableConstraint constraint : table.constraints().values()) {
                boolean open =
                        table.isKnown() && !constraint.validated() && constraint.enforced() && !constraint.inherited();
                constraint
                        .origin()
                        .filter(origin -> open && isOld(origin, last))
                        .ifPresent(origin -> report(table, constraint, origin, history, context));
            }
        }
    }

    /** Whether a migration has come since that might have validated it. */
    private static boolean isOld(Origin origin, int last) {
        return origin.direction() == Direction.UP && origin.migration() >= 0 && origin.migration() < last;
    }

    private static void report(
            Table table, TableConstraint constraint, Origin origin, History history, RuleContext context) {
        Migration migration = history.migrations().get(origin.migration());
        context.in(migration, migration.up())
                .report(
                        origin,
                        "No later migration validates %s of %s, so rows from before may break it, and PostgreSQL does not rely on it."
                                .formatted(constraint.name(), table.name()))
                .help("Run ALTER TABLE %s VALIDATE CONSTRAINT %s; in a new migration."
                        .formatted(table.name(), Names.quoted(constraint.name())));
    }
}
