package dev.stopover.rules.data_loss;

import dev.stopover.catalog.Index;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.DropConstraint;
import java.util.Optional;

/** Without its primary key a table has no replica identity and nothing that keeps its rows apart. */
public final class DroppedPrimaryKey extends StatementRule {

    public DroppedPrimaryKey() {
        super(RuleInfo.warning("dropped-primary-key", "A table loses its primary key")
                .noteInRollback()
                .tags("primary-key", "replication"));
    }

    @Override
    public void visit(AlterTable alter, DropConstraint action, StatementContext context) {
        Optional<TableConstraint> key = context.state().table(alter.table()).flatMap(Table::primaryKey);
        boolean known = key.filter(constraint ->
                        constraint.name().equals(action.constraint().value()))
                .isPresent();
        if (known
                && Stakes.hasRows(alter.table(), context)
                && key.get()
                        .origin()
                        .filter(origin -> Stakes.isOfThisMigration(origin, context))
                        .isEmpty()
                && !Stakes.isDroppedLater(alter.table(), context)
                && Replacements.primaryKey(alter, context).isEmpty()) {
            context.report(
                            action,
                            "%s loses its primary key (%s): %s, and a publication refuses its updates and deletes.",
                            alter.table(),
                            String.join(", ", key.get().columns()),
                            isUniqueOtherwise(alter, context)
                                    ? "other unique columns stay, but foreign keys no longer find it"
                                    : "rows may be there twice")
                    .help(
                            "Put another key in its place in the same statement: ALTER TABLE %s DROP CONSTRAINT %s,"
                                    + " ADD PRIMARY KEY USING INDEX …;",
                            alter.table(), action.constraint());
        }
    }

    private static boolean isUniqueOtherwise(AlterTable alter, StatementContext context) {
        return context.state()
                .after(context.executed(), context.answers())
                .table(alter.table())
                .filter(left -> left.indexes().values().stream().anyMatch(Index::unique))
                .isPresent();
    }
}
