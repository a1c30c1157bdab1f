package dev.stopover.change;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterPolicy;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.Revoke;
import dev.stopover.syntax.RowLevelSecurity;
import dev.stopover.syntax.SetNotNull;
import dev.stopover.syntax.SetSchema;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a migration changes, in the words of those who have to approve of it. */
public final class Changes {

    private final State before;
    private final State after;
    private final List<Change> found = new ArrayList<>();

    private Changes(State before, State after) {
        this.before = before;
        this.after = after;
    }

    /** The sorts of changes. */
    public enum Kind {
        /** A table is made. */
        ADD_TABLE,
        /** A table that others may use is dropped. */
        DROP_TABLE,
        /** A table that others may use gets a column. */
        ADD_COLUMN,
        /** A table that others may use loses a column. */
        DROP_COLUMN,
        /** A table that others may use gets an index. */
        ADD_INDEX,
        /** Row level security of a table that others may use is switched, or its policies change. */
        MODIFY_RLS,
        /** Rows of a table that others may use are written. */
        DATA_MIGRATION,
        /** Code that runs may fail after it. */
        BREAKING_CHANGE;

        /** Its name in configuration and output: {@code add-table}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A change.
     *
     * @param kind the sort of it
     * @param place the statement or action
     * @param words what it does, to follow the name of the migration or "line 3": "drops column note of orders"
     */
    public record Change(Kind kind, Ranged place, String words) {}

    /**
     * What a script changes.
     *
     * @param before what stands before it
     * @param after what it leaves
     * @param moments its statements, with what stands before each
     */
    public static List<Change> of(State before, State after, List<Moment> moments) {
        var changes = new Changes(before, after);
        for (Moment moment : moments) {
            if (moment.executed().statement() instanceof Revoke revoke) {
                changes.look(revoke, moment);
            } else {
                changes.look(moment.executed().statement(), moment.before());
            }
        }
        return changes.found;
    }

    private void look(Statement statement, State now) {
        if (statement instanceof CreateTable create && create.persistence() != Persistence.TEMPORARY) {
            add(Kind.ADD_TABLE, create.table(), "adds table " + create.table());
        } else if (statement instanceof CreateTableAs create && create.persistence() != Persistence.TEMPORARY) {
            add(Kind.ADD_TABLE, create.table(), "adds table " + create.table());
        } else if (statement instanceof AlterTable alter) {
            if (isOthers(alter.table(), now)) {
                alter.actions().forEach(action -> look(alter.table(), action, now));
            }
        } else if (statement instanceof Drop drop) {
            drop.objects().forEach(object -> look(object, now));
        } else if (statement instanceof Rename rename) {
            look(rename, now);
        } else if (statement instanceof SetSchema move
                && isRelation(move.object().kind())) {
            if (isOthers(move.object().name(), now)) {
                add(Kind.BREAKING_CHANGE, move, "moves " + move.object().name() + " to schema " + move.schema());
            }
        } else if (statement instanceof CreateIndex create && isOthers(create.table(), now)) {
            add(Kind.ADD_INDEX, create, "adds an index to " + create.table());
        } else if (statement instanceof CreatePolicy create && isOthers(create.table(), now)) {
            add(Kind.MODIFY_RLS, create, "adds policy " + create.policy() + " to " + create.table());
        } else if (statement instanceof AlterPolicy alter && isOthers(alter.table(), now)) {
            add(Kind.MODIFY_RLS, alter, "changes policy " + alter.policy() + " of " + alter.table());
        } else {
            written(statement)
                    .filter(table -> isOthers(table, now))
                    .ifPresent(table -> add(Kind.DATA_MIGRATION, statement, "changes rows of " + table));
        }
    }

    private void look(QualifiedName table, AlterTableAction action, State now) {
        if (action instanceof AddColumn add) {
            add(Kind.ADD_COLUMN, add, "adds column " + add.column().name() + " to " + table);
            if (isRequired(add.column())) {
                add(Kind.BREAKING_CHANGE, add, "requires column " + add.column().name() + " of " + table);
            }
        } else if (action instanceof DropColumn drop
                && isOthers(table, drop.column().value(), now)) {
            add(Kind.DROP_COLUMN, drop, "drops column " + drop.column() + " of " + table);
            add(Kind.BREAKING_CHANGE, drop, "drops column " + drop.column() + " of " + table);
        } else if (action instanceof AlterColumnType type) {
            narrowed(table, type, now);
        } else if (action instanceof SetNotNull required
                && isOthers(table, required.column().value(), now)) {
            Optional<Column> column = now.relation(table)
                    .flatMap(relation -> relation.column(required.column().value()));
            if (column.filter(Column::notNull).isEmpty()
                    && column.flatMap(Column::defaultValue).isEmpty()) {
                add(Kind.BREAKING_CHANGE, required, "requires column " + required.column() + " of " + table);
            }
        } else if (action instanceof RowLevelSecurity security) {
            add(Kind.MODIFY_RLS, security, "switches row level security of " + table);
        }
    }

    private void narrowed(QualifiedName table, AlterColumnType type, State now) {
        Optional<DataType> from = now.relation(table)
                .flatMap(relation -> relation.column(type.column().value()))
                .map(Column::type);
        DataType to = now.type(type.type());
        if (from.isPresent()
                && isOthers(table, type.column().value(), now)
                && Narrowing.between(from.get(), to).isPresent()) {
            add(
                    Kind.BREAKING_CHANGE,
                    type,
                    "narrows column %s of %s from %s to %s"
                            .formatted(type.column(), table, from.get().canonical(), to.canonical()));
        }
    }

    private void look(ObjectReference object, State now) {
        if (object.kind() == ObjectKind.POLICY) {
            // Who drops a table may drop its policies first.
            object.table()
                    .filter(table -> isOthers(table, now)
                            && (before.relation(table).isEmpty()
                                    || after.relation(table).isPresent()))
                    .ifPresent(table -> add(Kind.MODIFY_RLS, object, "drops policy " + object.name() + " of " + table));
            return;
        }
        // What the script makes anew under the same name breaks nobody.
        if (!isRelation(object.kind())
                || !isOthers(object.name(), now)
                || after.relation(object.name()).isPresent()) {
            return;
        }
        String words = "drops %s %s".formatted(object.kind() == ObjectKind.TABLE ? "table" : "view", object.name());
        if (object.kind() == ObjectKind.TABLE) {
            add(Kind.DROP_TABLE, object, words);
        }
        add(Kind.BREAKING_CHANGE, object, words);
    }

    private void look(Rename rename, State now) {
        Optional<QualifiedName> table = rename.object().table();
        boolean column = rename.kind() == ObjectKind.COLUMN
                && table.isPresent()
                && isOthers(table.get(), rename.object().name().name(), now);
        boolean relation = isRelation(rename.kind())
                && isOthers(rename.object().name(), now)
                && after.relation(rename.object().name()).isEmpty();
        if (column || relation) {
            add(
                    Kind.BREAKING_CHANGE,
                    rename,
                    "renames %s to %s"
                            .formatted(
                                    column
                                            ? "column %s of %s"
                                                    .formatted(rename.object().name(), table.get())
                                            : rename.object().name(),
                                    rename.to()));
        }
    }

    private void look(Revoke revoke, Moment moment) {
        List<String> closed = Revoked.by(revoke, before, moment);
        if (!closed.isEmpty()) {
            String more = closed.size() == 1 ? "" : " and %d more".formatted(closed.size() - 1);
            add(
                    Kind.BREAKING_CHANGE,
                    revoke,
                    "revokes %s on %s%s"
                            .formatted(
                                    revoke.privileges().on() == ObjectKind.TABLE ? "privileges" : "EXECUTE",
                                    closed.get(0),
                                    more));
        }
    }

    private static Optional<QualifiedName> written(Statement statement) {
        if (statement instanceof Insert insert) {
            return Optional.of(insert.table());
        }
        if (statement instanceof Update update) {
            return Optional.of(update.table());
        }
        if (statement instanceof Delete delete) {
            return Optional.of(delete.table());
        }
        if (statement instanceof Merge merge) {
            return Optional.of(merge.table());
        }
        return statement instanceof Copy copy && copy.from() ? copy.table() : Optional.empty();
    }

    private static boolean isRequired(ColumnDefinition column) {
        return column.defaultValue().isEmpty()
                && column.generated().isEmpty()
                && column.identity().isEmpty()
                && column.constraints().stream()
                        .anyMatch(constraint ->
                                constraint instanceof NotNullConstraint || constraint instanceof PrimaryKeyConstraint);
    }

    private static boolean isRelation(ObjectKind kind) {
        return kind == ObjectKind.TABLE || kind == ObjectKind.VIEW || kind == ObjectKind.MATERIALIZED_VIEW;
    }

    /** Whether others may be using a relation: what the script has made itself nobody knows. */
    private boolean isOthers(QualifiedName name, State now) {
        return now.relation(name).isEmpty() || before.relation(name).isPresent();
    }

    private boolean isOthers(QualifiedName table, String column, State now) {
        return isOthers(table, now)
                && before.relation(table)
                        .map(relation -> relation.column(column).isPresent())
                        .orElse(true);
    }

    private void add(Kind kind, Ranged place, String words) {
        found.add(new Change(kind, place, words));
    }
}
