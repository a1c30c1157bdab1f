package dev.stopover.rules.security;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleContext;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The tables on which row level security is off when the history ends, and where they were made. */
final class OpenTables {

    /** In the order in which they were made. */
    static final Comparator<Table> AS_MADE = Comparator.comparingInt(
                    (Table table) -> origin(table).migration())
            .thenComparing(table -> origin(table).range());

    private OpenTables() {}

    /** Whether row level security is known to be off on a table of the history's own. */
    static boolean isOpen(Table table) {
        return table.rowSecurityKnown()
                && !table.rowSecurity()
                && !table.isTemporary()
                && !table.isForeign()
                && table.extension().isEmpty();
    }

    /** Whether a table was made by a migration that is judged. */
    static boolean isJudged(Table table, ChangeSet changes) {
        return table.origin().filter(origin -> origin.isJudgedIn(changes)).isPresent();
    }

    /** The table that a partition belongs to, if it is one. */
    static Optional<Table> parent(Table table, Catalog catalog) {
        return table.isPartition() && !table.parents().isEmpty()
                ? catalog.table(table.parents().get(0))
                : Optional.empty();
    }

    /** " and on 2 other tables", where there are more than one. */
    static String andOthers(List<Table> tables, String what) {
        int others = tables.size() - 1;
        return others == 0 ? "" : " and on %s other %s%s".formatted(others, what, others == 1 ? "" : "s");
    }

    /** A finding where the table was made, under the name it has now. */
    static Draft draft(Table table, String message, ChangeSet changes, RuleContext context) {
        Migration migration = madeBy(table, changes);
        TextRange place = made(table, migration)
                .map(Executed::statement)
                .flatMap(OpenTables::tableOf)
                .map(QualifiedName::range)
                .orElse(origin(table).range());
        return context.in(migration, migration.up()).report(place, message);
    }

    /** A statement after the one that makes the table, unless that may be applied, so that nobody can edit it. */
    static void fix(Draft draft, Table table, ChangeSet changes) {
        Migration migration = madeBy(table, changes);
        Optional<Executed> made = made(table, migration);
        Optional<QualifiedName> name = made.map(Executed::statement).flatMap(OpenTables::tableOf);
        if (name.isPresent() && made.get().written() == made.get().statement() && isNew(migration, changes)) {
            draft.fix(enabling(made.get(), name.get()));
        }
    }

    /** Row level security that is turned on right after a statement. */
    static Fix enabling(Executed after, Object table) {
        return Fix.unsafe(
                "Enable row level security",
                Edit.insertAfter(after, ";\n\nALTER TABLE %s ENABLE ROW LEVEL SECURITY".formatted(table)));
    }

    private static Migration madeBy(Table table, ChangeSet changes) {
        return changes.history().migrations().get(origin(table).migration());
    }

    private static Optional<Executed> made(Table table, Migration migration) {
        return migration.up().executed().stream()
                .filter(executed ->
                        executed.statement().range().equals(origin(table).range()))
                .findFirst();
    }

    /** Where it is known which migrations are applied, those that are judged are not; else the newest may not be. */
    private static boolean isNew(Migration migration, ChangeSet changes) {
        List<Migration> all = changes.history().migrations();
        return changes.migrations().size() < all.size() || migration == all.get(all.size() - 1);
    }

    private static Optional<QualifiedName> tableOf(Statement statement) {
        if (statement instanceof CreateTable create) {
            return Optional.of(create.table());
        }
        return statement instanceof CreateTableAs create ? Optional.of(create.table()) : Optional.empty();
    }

    private static Origin origin(Table table) {
        return table.origin().orElseThrow();
    }
}
