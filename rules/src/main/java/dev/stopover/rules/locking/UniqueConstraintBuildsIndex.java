package dev.stopover.rules.locking;

import dev.stopover.catalog.Table;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.ExcludeConstraint;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.UniqueConstraint;
import java.util.stream.Collectors;

/** UNIQUE and EXCLUDE rest on an index, which is built while nobody else can use the table. */
public final class UniqueConstraintBuildsIndex extends StatementRule {

    public UniqueConstraintBuildsIndex() {
        super(error("unique-constraint-builds-index", "A UNIQUE or EXCLUDE constraint builds its index under a lock")
                .underLock("constraint", "unique", "index"));
    }

    @Override
    public void visit(AlterTable alter, AddConstraint action, StatementContext context) {
        report(alter, action, action.constraint(), context);
    }

    @Override
    public void visit(AlterTable alter, AddColumn action, StatementContext context) {
        action.column().constraints().forEach(constraint -> report(alter, action, constraint, context));
    }

    private static void report(
            AlterTable alter, AlterTableAction action, Constraint constraint, StatementContext context) {
        if (!(constraint instanceof UniqueConstraint) && !(constraint instanceof ExcludeConstraint)) {
            return;
        }
        Live live = Live.of(alter, action, context);
        if (live.builds()) {
            context.report(
                            constraint.keywords(),
                            "The index of this constraint is built over all of %s under %s, and fails if two rows conflict.",
                            alter.table(),
                            live.lock())
                    .help(help(alter, action, constraint, context));
        }
    }

    private static String help(
            AlterTable alter, AlterTableAction action, Constraint constraint, StatementContext context) {
        if (!(constraint instanceof UniqueConstraint unique)) {
            return "Nothing builds it while others write: do it when hardly anybody does, after SET lock_timeout.";
        }
        boolean partitioned = context.state()
                .table(alter.table())
                .filter(Table::isPartitioned)
                .isPresent();
        if (partitioned) {
            return ("Create the unique index ON ONLY %s, build one on each partition with CREATE UNIQUE INDEX CONCURRENTLY,"
                            + " and attach those with ALTER INDEX … ATTACH PARTITION.")
                    .formatted(alter.table());
        }
        String columns = action instanceof AddColumn add
                ? add.column().name().toString()
                : unique.columns().stream().map(Object::toString).collect(Collectors.joining(", "));
        String table = alter.table().name();
        String named = unique.name()
                .map(Identifier::value)
                .orElseGet(() -> action instanceof AddColumn add
                        ? "%s_%s_key".formatted(table, add.column().name().value())
                        : table + "_key");
        // What is dropped by this name in the same migration still stands when the index is built before.
        boolean taken = context.beforeScript()
                .table(alter.table())
                .filter(known -> known.indexes().containsKey(named))
                .isPresent();
        String index = Names.quoted(taken ? named + "_new" : named);
        return ("Run CREATE UNIQUE INDEX CONCURRENTLY %s ON %s (%s); %s,"
                        + " then ALTER TABLE %2$s ADD CONSTRAINT %5$s UNIQUE USING INDEX %1$s; in a later one.")
                .formatted(index, alter.table(), columns, context.apart(), Names.quoted(named));
    }
}
