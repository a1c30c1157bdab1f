package dev.stopover.rules.locking;

import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.PrimaryKeyConstraint;
import java.util.Optional;
import java.util.stream.Collectors;

/** A primary key rests on an index and on NOT NULL: the one is built, the other checked, while the table is locked. */
public final class PrimaryKeyBuildsIndex extends StatementRule {

    public PrimaryKeyBuildsIndex() {
        super(error("primary-key-builds-index", "A primary key builds its index or reads its table under a lock")
                .underLock("constraint", "primary-key", "index"));
    }

    @Override
    public void visit(AlterTable alter, AddConstraint action, StatementContext context) {
        if (!(action.constraint() instanceof PrimaryKeyConstraint key)) {
            return;
        }
        Live live = Live.of(alter, action, context);
        if (live.builds()) {
            String columns = key.columns().stream().map(Object::toString).collect(Collectors.joining(", "));
            context.report(
                            key.keywords(),
                            "The index of this primary key is built over all of %s under %s.",
                            alter.table(),
                            live.lock())
                    .help(help(alter, key, columns, context));
        } else if (live.reads().isYes()) {
            context.report(
                            key.keywords(),
                            "The columns of this primary key still allow nulls, so all of %s is read for them under %s.",
                            alter.table(),
                            live.lock())
                    .help("Set its columns NOT NULL in an earlier migration.");
        }
    }

    @Override
    public void visit(AlterTable alter, AddColumn action, StatementContext context) {
        action.column().constraints().stream()
                .filter(PrimaryKeyConstraint.class::isInstance)
                .findFirst()
                .filter(key -> Live.of(alter, action, context).builds())
                .ifPresent(key -> context.report(
                                ((PrimaryKeyConstraint) key).keywords(),
                                "The index of this primary key is built over all of %s under %s.",
                                alter.table(),
                                Live.of(alter, action, context).lock())
                        .help("Add the column, fill it in batches, build its unique index CONCURRENTLY,"
                                + " and add the primary key USING INDEX in a later migration."));
    }

    /** The key that stood before the migration has to go in the statement that adds the new one, and holds its name. */
    private static String help(AlterTable alter, PrimaryKeyConstraint key, String columns, StatementContext context) {
        Optional<TableConstraint> old =
                context.beforeScript().table(alter.table()).flatMap(Table::primaryKey);
        String name = key.name()
                .map(Identifier::value)
                .orElse(old.map(TableConstraint::name).orElse(alter.table().name() + "_pkey"));
        String index =
                Names.quoted(old.filter(known -> known.name().equals(name)).isPresent() ? name + "_new" : name);
        return "Run CREATE UNIQUE INDEX CONCURRENTLY %s ON %s (%s); %s, then ALTER TABLE %2$s %sADD CONSTRAINT %s PRIMARY KEY USING INDEX %1$s; in a later one."
                .formatted(
                        index,
                        alter.table(),
                        columns,
                        context.apart(),
                        old.map(known -> "DROP CONSTRAINT %s, ".formatted(Names.quoted(known.name())))
                                .orElse(""),
                        Names.quoted(name));
    }
}
