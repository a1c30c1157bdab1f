package dev.stopover.rollback;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows or values of before the migration that no statement of its rollback brings back.
 *
 * @param kind how they are lost
 * @param table the table that had them, as SQL writes its name
 * @param columns the columns that had them; empty for whole rows
 * @param script the script to go up of the migration
 * @param place the run of the migration that loses them
 */
public record DataLoss(Kind kind, String table, List<String> columns, Script script, Ranged place) {

    private static final Set<String> WITH_FRACTION = Set.of("numeric", "real", "double precision");
    private static final Set<String> WHOLE = Set.of("smallint", "integer", "bigint");

    /** How data are lost. */
    public enum Kind {
        /** The table is dropped. */
        DROPPED_TABLE("DROP TABLE takes the rows"),
        /** The column is dropped. */
        DROPPED_COLUMN("DROP COLUMN takes the values"),
        /** The column gets a type that holds less, or its values are computed anew. */
        CHANGED_TYPE("ALTER COLUMN … TYPE changes the values"),
        /** Rows are deleted. */
        DELETED("DELETE takes rows"),
        /** The table is emptied. */
        TRUNCATED("TRUNCATE takes the rows"),
        /** Values are overwritten. */
        UPDATED("UPDATE overwrites the values");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** What happens, to be followed by "of" and what had the data. */
        public String words() {
            return words;
        }
    }

    /** Keeps a copy of the list. */
    public DataLoss {
        columns = List.copyOf(columns);
    }

    /** What had the data: {@code public.orders}, {@code public.orders.note}. */
    public String what() {
        if (columns.isEmpty()) {
            return table;
        }
        List<String> names = columns.stream()
                .map(column -> table + "." + Names.quoted(column))
                .toList();
        return String.join(", ", names);
    }

    /** What a migration loses, in the order of its statements. */
    public static List<DataLoss> of(Migration migration, State before) {
        Reader reader = new Reader(migration, before);
        migration.up().executed().forEach(reader::read);
        return reader.losses;
    }

    private static final class Reader {

        private final Script up;
        private final State before;
        private final Set<String> made = new TreeSet<>();
        private final Set<String> filled = new TreeSet<>();
        private final List<DataLoss> losses = new ArrayList<>();

        Reader(Migration migration, State before) {
            this.up = migration.up();
            this.before = before;
            migration.down().ifPresent(down -> down.executed().forEach(executed -> fill(executed.statement())));
        }

        /** What the rollback writes it brings back, as far as a reader can tell. */
        private void fill(Statement statement) {
            if (statement instanceof Insert insert) {
                filled.add(insert.table().name());
            } else if (statement instanceof Copy copy) {
                copy.table().ifPresent(table -> filled.add(table.name()));
            } else if (statement instanceof Update update) {
                update.columns().forEach(column -> filled.add(update.table().name() + "." + column.value()));
            }
        }

        private void read(Executed executed) {
            Statement statement = executed.statement();
            if (statement instanceof CreateTable create) {
                made.add(create.table().name());
            } else if (statement instanceof CreateTableAs create) {
                made.add(create.table().name());
            } else if (statement instanceof Drop drop && drop.kind() == ObjectKind.TABLE) {
                for (ObjectReference object : drop.objects()) {
                    rows(Kind.DROPPED_TABLE, object.name(), object, drop.ifExists());
                }
            } else if (statement instanceof Truncate truncate) {
                truncate.tables().forEach(table -> rows(Kind.TRUNCATED, table, table, false));
            } else if (statement instanceof Delete delete) {
                rows(Kind.DELETED, delete.table(), delete.keywords(), false);
            } else if (statement instanceof Update update) {
                updated(update);
            } else if (statement instanceof AlterTable alter) {
                alter.actions().forEach(action -> altered(alter.table(), action));
            }
        }

        private void rows(Kind kind, QualifiedName name, Ranged place, boolean perhaps) {
            Optional<Relation> relation = before.relation(name);
            boolean stood = relation.isPresent() ? holdsRows(relation.get()) : !perhaps && !made.contains(name.name());
            if (stood && !filled.contains(name.name())) {
                losses.add(new DataLoss(kind, before.resolve(name).toString(), List.of(), up, place));
            }
        }

        private static boolean holdsRows(Relation relation) {
            return relation instanceof Table table && !table.isTemporary();
        }

        /** Columns that are made by the same migration had no values before, and neither had those that were null. */
        private void updated(Update update) {
            Optional<Table> table = before.table(update.table());
            if (table.isEmpty() || table.get().isTemporary()) {
                return;
            }
            List<String> columns = update.columns().stream()
                    .map(Identifier::value)
                    .filter(column -> table.get().column(column).isPresent()
                            && !fillsNulls(update, column)
                            && !replacesOne(update, column)
                            && !filled.contains(update.table().name() + "." + column))
                    .toList();
            if (!columns.isEmpty()) {
                losses.add(new DataLoss(Kind.UPDATED, table.get().name().toString(), columns, up, update.keywords()));
            }
        }

        /** Whether an update asks for rows that have no value, as a backfill does, in batches or not. */
        private static boolean fillsNulls(Update update, String column) {
            String where = update.where().map(NormalForm::of).orElse("");
            return (" " + where + " ").contains(" " + column + " is null ");
        }

        /** Whether an update asks for rows with one value, which stands in it and can be put back. */
        private static boolean replacesOne(Update update, String column) {
            String where = update.where().map(NormalForm::of).orElse("");
            String start = column + " = ";
            return where.startsWith(start) && where.indexOf(' ', start.length()) < 0;
        }

        private void altered(QualifiedName name, AlterTableAction action) {
            Optional<Table> table = before.table(name);
            if (action instanceof DropColumn drop) {
                boolean stood = table.map(
                                found -> found.column(drop.column().value()).isPresent())
                        .orElse(!made.contains(name.name()) && !drop.ifExists());
                if (stood && !isFilled(name, drop.column())) {
                    losses.add(of(Kind.DROPPED_COLUMN, name, drop.column(), drop));
                }
            } else if (action instanceof AlterColumnType change) {
                Optional<Column> column =
                        table.flatMap(found -> found.column(change.column().value()));
                boolean computed = change.using()
                        .filter(using -> column.isEmpty() || !isCast(using.text(), change.column()))
                        .isPresent();
                boolean rounds = column.filter(
                                old -> rounds(old, before.type(change.type()).name()))
                        .isPresent();
                if (column.isPresent() && (computed || rounds) && !isFilled(name, change.column())) {
                    losses.add(of(Kind.CHANGED_TYPE, name, change.column(), change));
                }
            }
        }

        private boolean isFilled(QualifiedName table, Identifier column) {
            return filled.contains(table.name()) || filled.contains(table.name() + "." + column.value());
        }

        private DataLoss of(Kind kind, QualifiedName table, Identifier column, Ranged place) {
            return new DataLoss(kind, before.resolve(table).toString(), List.of(column.value()), up, place);
        }

        /** Whether USING only casts the column: what does not fit is then refused or rounded as without it. */
        private static boolean isCast(String using, Identifier column) {
            return using.startsWith(column.toString())
                    && using.substring(column.toString().length()).strip().startsWith("::");
        }

        private static boolean rounds(Column old, String type) {
            String from = old.type().name();
            return WITH_FRACTION.contains(from) && WHOLE.contains(type)
                    || from.startsWith("timestamp") && (type.equals("date") || type.startsWith("time "))
                    || from.equals("double precision") && type.equals("real");
        }
    }
}
