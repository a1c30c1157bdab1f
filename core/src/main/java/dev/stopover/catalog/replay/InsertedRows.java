package dev.stopover.catalog.replay;

import dev.stopover.catalog.Calls;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.InsertSource;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Knows the rows of tables that the history makes and fills with constants, as long as nothing else can have changed them:
 * loops go through such rows. A table with many rows is no list of what a loop is for.
 */
final class InsertedRows {

    private static final int MOST_STATEMENTS = 50;

    private static final int MOST_ROWS = 500;

    private final Step step;

    InsertedRows(Step step) {
        this.step = step;
    }

    /** A table that a statement has just made, if it did. */
    void made(QualifiedName name, int lastId) {
        Optional<Relation> made = step.find(name).filter(relation -> relation.id() > lastId);
        boolean plain = made.filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(table -> table.isKnown()
                        && !table.isPartitioned()
                        && table.parents().isEmpty())
                .isPresent();
        if (plain && step.certain()) {
            step.draft().fill(made.get().id(), List.of());
        }
    }

    void inserted(Insert insert) {
        Optional<Relation> table = filled(insert.table());
        if (table.isEmpty()) {
            return;
        }
        List<Insert> before = step.catalog().insertedInto(table.get().id()).orElse(List.of());
        boolean constant = insert.source() == InsertSource.VALUES
                && insert.onConflict().isEmpty()
                && insert.rows() <= MOST_ROWS
                && before.size() < MOST_STATEMENTS
                && step.certain();
        if (constant && table.get().triggers().isEmpty() && table.get().rules().isEmpty()) {
            List<Insert> after = new ArrayList<>(before);
            after.add(insert);
            step.draft().fill(table.get().id(), List.copyOf(after));
        } else {
            changed(insert.table());
        }
    }

    /** Rows of a table are changed or taken away, and perhaps those of others through triggers and foreign keys. */
    void changed(QualifiedName name) {
        if (!step.catalog().knowsRows()) {
            return;
        }
        Optional<Relation> found = step.find(name);
        boolean alone = found.filter(relation -> relation.triggers().isEmpty()
                        && relation.rules().isEmpty()
                        && step.catalog().foreignKeysTo(relation).isEmpty())
                .isPresent();
        if (alone) {
            step.draft().forgetRows(found.get().id());
        } else {
            step.draft().forgetRows();
        }
    }

    /** A statement that may run functions of the history, or change rows beside its own. */
    void read(Mentions mentions) {
        for (int i = 0; i < mentions.size(); i++) {
            boolean changes = switch (mentions.role(i)) {
                case INSERT, UPDATE, DELETE, MERGE -> true;
                case CALL -> {
                    QualifiedName function = new Calls(mentions).at(i).function();
                    yield !Lookup.functions(step.catalog(), step.session(), function.schema(), function.name())
                            .isEmpty();
                }
                default -> false;
            };
            if (changes) {
                step.draft().forgetRows();
                return;
            }
        }
    }

    private Optional<Relation> filled(QualifiedName name) {
        return step.catalog().knowsRows()
                ? step.find(name)
                        .filter(table -> step.catalog().insertedInto(table.id()).isPresent())
                : Optional.empty();
    }
}
