package dev.stopover.rules.data_loss;

import dev.stopover.catalog.Index;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import java.util.List;
import java.util.Optional;

/** Without its primary key a table has no replica identity and nothing that keeps its rows apart. */
public final class DroppedPrimaryKey extends StatementRule {

    public DroppedPrimaryKey() {
        super(warning("dropped-primary-key", "A table loses its primary key")
                .noteInRollback()
                .tags("primary-key", "replication"));
    }

    @Override
    public void visit(AlterTable alter, DropConstraint action, StatementContext context) {
        key(alter, context)
                .filter(key -> key.name().equals(action.constraint().value()))
                .ifPresent(key -> report(
                        alter,
                        action,
                        key,
                        "DROP CONSTRAINT %s, ADD PRIMARY KEY USING INDEX …".formatted(action.constraint()),
                        context));
    }

    /** Of a key over several columns the rule about what a column takes along tells. */
    @Override
    public void visit(AlterTable alter, DropColumn action, StatementContext context) {
        key(alter, context)
                .filter(key -> key.columns().equals(List.of(action.column().value())))
                .ifPresent(key -> report(
                        alter,
                        action,
                        key,
                        "DROP COLUMN %s, ADD PRIMARY KEY USING INDEX …".formatted(action.column()),
                        context));
    }

    private static Optional<TableConstraint> key(AlterTable alter, StatementContext context) {
        return context.state().table(alter.table()).flatMap(Table::primaryKey);
    }

    private static void report(
            AlterTable alter, Ranged place, TableConstraint key, String instead, StatementContext context) {
        if (Stakes.hasRows(alter.table(), context)
                && !Stakes.isOfThisMigration(key.origin(), context)
                && !Stakes.isDroppedLater(alter.table(), context)
                && Replacements.primaryKey(alter, context).isEmpty()) {
            context.report(
                            place,
                            "%s loses its primary key (%s): %s, and a publication refuses its updates and deletes.",
                            alter.table(),
                            String.join(", ", key.columns()),
                            isUniqueOtherwise(alter, context)
                                    ? "other unique columns stay, but foreign keys no longer find it"
                                    : "rows may be there twice")
                    .help(
                            "Put another key in its place in the same statement: ALTER TABLE %s %s;",
                            alter.table(), instead);
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
