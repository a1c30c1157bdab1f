package dev.stopover.rules.locking;

import dev.stopover.catalog.Origin;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Direction;
import dev.stopover.migration.Migration;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A constraint that stays NOT VALID says nothing of the old rows, to people and to the planner alike. */
public final class ConstraintNeverValidated extends ChangeSetRule {

    public ConstraintNeverValidated() {
        super(note("constraint-never-validated", "A constraint is NOT VALID to this day")
                .noteInRollback()
                .tags("constraint"));
    }

    private record Open(Table table, TableConstraint constraint, Origin origin) {

        @Override
        public String toString() {
            return "%s of %s".formatted(Names.quoted(constraint.name()), table.name());
        }
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Map<Integer, List<Open>> byMigration = new TreeMap<>();
        for (Table table : after.catalog().tables()) {
            for (TableConstraint constraint : table.constraints().values()) {
                boolean open =
                        table.isKnown() && !constraint.validated() && constraint.enforced() && !constraint.inherited();
                constraint
                        .origin()
                        .filter(origin -> open
                                && isOld(origin, context.history().migrations().size() - 1))
                        .ifPresent(origin -> byMigration
                                .computeIfAbsent(origin.migration(), number -> new ArrayList<>())
                                .add(new Open(table, constraint, origin)));
            }
        }
        byMigration.forEach(
                (number, all) -> report(context.history().migrations().get(number), all, context));
    }

    /** Whether a migration has come since that might have validated it. */
    private static boolean isOld(Origin origin, int last) {
        return origin.direction() == Direction.UP && origin.migration() >= 0 && origin.migration() < last;
    }

    private static void report(Migration migration, List<Open> all, RuleContext context) {
        all.sort(Comparator.comparing(open -> open.origin().range()));
        Open first = all.get(0);
        context.in(migration, migration.up())
                .report(
                        first.origin(),
                        "No later migration validates %s: rows from before may break it, and PostgreSQL does not rely on it.",
                        Several.of(all))
                .help(
                        "Run ALTER TABLE %s VALIDATE CONSTRAINT %s; in a new migration.",
                        first.table().name(), Names.quoted(first.constraint().name()));
    }
}
