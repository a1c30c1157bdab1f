package dev.stopover.rules.data;

import dev.stopover.catalog.State;
import dev.stopover.migration.Migration;
import dev.stopover.rule.Draft;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.Preset;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.Severity;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A change of rows cannot be taken back by what takes back a change of the schema. */
public final class DmlInMigration extends MigrationRule {

    private static final int MOST_RELATED = 20;

    public DmlInMigration() {
        super(warning("dml-in-migration", "A migration changes rows of a table that is in use")
                .tags("data")
                .preset(Preset.STRICT)
                .since("0.2"));
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        List<Statement> changes = new ArrayList<>();
        Set<String> tables = new TreeSet<>();
        Optional<Statement> other = Optional.empty();
        for (Executed executed : migration.up().executed()) {
            if (other.isEmpty() && definesSomething(executed.statement())) {
                other = Optional.of(executed.statement());
            }
            Optional<QualifiedName> table = changed(executed.statement())
                    .filter(name -> !PersonalNames.isReference(name.name()) && isInUse(name, before));
            if (table.isPresent()) {
                changes.add(executed.statement());
                tables.add(table.get().toString());
            }
        }
        if (!changes.isEmpty()) {
            report(changes, tables, other, context.in(migration, migration.up()));
        }
    }

    /** What changes the schema, so that the migration is one of schema and of rows. */
    private static boolean definesSomething(Statement statement) {
        return statement instanceof AlterTable
                || statement instanceof CreateTable
                || statement instanceof CreateIndex
                || statement instanceof CreateView
                || statement instanceof CreateFunction
                || statement instanceof CreateTrigger
                || statement instanceof CreatePolicy
                || statement instanceof Drop
                || statement instanceof Rename;
    }

    private static void report(
            List<Statement> changes, Set<String> tables, Optional<Statement> other, ScriptContext up) {
        Draft draft = up.report(
                        changes.get(0).keywords(),
                        "Rows of %s are changed, which no rollback of the schema brings back.",
                        String.join(", ", tables))
                .help("Keep a copy of what is changed, or change it by a job of its own, in batches where it is much.");
        if (other.isPresent()) {
            draft.related(
                    other.get().keywords(),
                    "The same migration changes the schema, and cannot be taken back without both.");
        } else {
            draft.atMost(Severity.NOTE);
        }
        changes.stream()
                .skip(1)
                .limit(MOST_RELATED)
                .forEach(change -> draft.related(change.keywords(), "Rows are changed here too."));
    }

    /** What the migration makes itself, and what is filled for the session only, nobody uses yet. */
    private static boolean isInUse(QualifiedName table, State before) {
        return before.relation(table)
                .filter(relation -> relation.origin().isPresent())
                .isPresent();
    }

    private static Optional<QualifiedName> changed(Statement statement) {
        if (statement instanceof Update update) {
            return Optional.of(update.table());
        } else if (statement instanceof Delete delete) {
            return Optional.of(delete.table());
        } else if (statement instanceof Merge merge) {
            return Optional.of(merge.table());
        } else if (statement instanceof Insert insert) {
            return Optional.of(insert.table());
        }
        return statement instanceof Copy copy && copy.from() ? copy.table() : Optional.empty();
    }
}
