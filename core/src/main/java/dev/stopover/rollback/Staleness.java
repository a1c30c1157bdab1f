package dev.stopover.rollback;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Tells texts that still have the names of before a rename: PostgreSQL keeps what they mean, and prints the new names,
 * but written once more as they stand they would mean something else or nothing.
 */
final class Staleness {

    private Staleness() {}

    /** Whether a view reads a relation that its query does not name. */
    static boolean of(View view, Catalog catalog) {
        String query = view.query().map(NormalForm::of).orElse("");
        for (Relation relation : catalog.relations()) {
            if (catalog.viewsOf(relation).contains(view)
                    && !names(query, relation.name().name())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a check uses a column that its condition does not name. */
    static boolean of(TableConstraint constraint) {
        return constraint
                .expression()
                .filter(expression -> !namesAll(NormalForm.of(expression), constraint.columns()))
                .isPresent();
    }

    /** Whether an index uses a column that neither its key nor its expressions name. */
    static boolean of(Index index) {
        List<String> texts = new ArrayList<>(index.include());
        for (Index.Key key : index.keys()) {
            key.column().ifPresent(texts::add);
            key.expression().map(NormalForm::of).ifPresent(texts::add);
        }
        index.predicate().map(NormalForm::of).ifPresent(texts::add);
        return !namesAll(String.join(" ", texts), index.uses());
    }

    private static boolean namesAll(String text, Collection<String> names) {
        return names.stream().allMatch(name -> names(text, name));
    }

    private static boolean names(String text, String name) {
        return (" " + text + " ").contains(" " + name + " ");
    }
}
