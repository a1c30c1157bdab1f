package dev.stopover.catalog.replay;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.ReplicaIdentity;
import dev.stopover.syntax.RowLevelSecurity;
import dev.stopover.syntax.SetLogged;
import dev.stopover.syntax.SetOptions;
import java.util.Optional;

/** Sets what holds for a whole relation: row-level security, storage parameters, its persistence. */
final class TableSettings {

    private final Step step;

    TableSettings(Step step) {
        this.step = step;
    }

    void rowSecurity(RowLevelSecurity action, int id) {
        if (step.draft().relation(id) instanceof Table table) {
            Table changed = switch (action.mode()) {
                case ENABLE -> table.withRowSecurity(true, table.forceRowSecurity());
                case DISABLE -> table.withRowSecurity(false, table.forceRowSecurity());
                case FORCE -> table.withRowSecurity(table.rowSecurity(), true);
                case NO_FORCE -> table.withRowSecurity(table.rowSecurity(), false);
            };
            step.draft().put(changed.withDoubt(Aspect.ROW_SECURITY, false));
            step.draft().forgetDoubts();
        }
    }

    void logged(SetLogged action, int id) {
        // Up to PostgreSQL 17 a partitioned table takes the action and stays as it is; later ones refuse it.
        if (step.draft().relation(id) instanceof Table table && !table.isPartitioned()) {
            step.draft().put(table.withPersistence(action.logged() ? Persistence.PERMANENT : Persistence.UNLOGGED));
        }
    }

    void options(SetOptions action, int id) {
        Relation relation = step.draft().relation(id);
        PersistentMap<String, String> options = relation.options();
        for (Option option : action.options()) {
            options = action.reset()
                    ? options.without(option.name().value())
                    : options.with(
                            option.name().value(),
                            option.value().map(OptionValue::text).orElse(""));
        }
        step.draft().put(relation.withOptions(options));
    }

    /** The index by which a table is ordered from here on. */
    void clustered(int id, Optional<Identifier> index) {
        step.draft().put(step.draft().relation(id).withOrder(index.map(Identifier::value)));
    }

    void replicaIdentity(ReplicaIdentity action, int id) {
        Relation relation = step.draft().relation(id);
        step.draft()
                .put(relation.withOptions(relation.options()
                        .with(
                                "replica identity",
                                action.mode().value()
                                        + action.index()
                                                .map(index -> " " + index.value())
                                                .orElse(""))));
    }
}
