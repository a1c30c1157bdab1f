package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.CatalogDraft;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.ForeignKey;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Drops constraints and indexes, with what rests on them, here and in children that have parts of them. */
final class ConstraintDrops {

    private final Drops drops;
    private final CatalogDraft draft;
    private final Catalog catalog;

    ConstraintDrops(Drops drops, CatalogDraft draft) {
        this.drops = drops;
        this.draft = draft;
        this.catalog = draft.catalog();
    }

    void drop(int id, String name, boolean only) {
        Optional<Table> of = catalog.table(id);
        Optional<TableConstraint> found = of.flatMap(each -> each.constraints().find(name));
        if (found.isEmpty()) {
            return;
        }
        Table table = of.get();
        TableConstraint constraint = found.get();
        if (constraint.kind() == ConstraintKind.PRIMARY_KEY || constraint.kind() == ConstraintKind.UNIQUE) {
            for (ForeignKey key : catalog.foreignKeysTo(table)) {
                if (restsOn(key.constraint(), constraint, table)) {
                    drops.constraint(key.table().id(), key.constraint().name());
                }
            }
        }
        draft.removeConstraint(id, name);
        if (constraint.hasIndex()) {
            drops.index(id, name);
        }
        if (!constraint.hasIndex()) {
            for (Table child : catalog.childrenOf(table)) {
                inheritedConstraint(id, child, constraint, only);
            }
        }
    }

    private void inheritedConstraint(int parent, Table child, TableConstraint dropped, boolean only) {
        for (TableConstraint constraint : child.constraints().values()) {
            boolean same = constraint.inherited()
                    && constraint.kind() == dropped.kind()
                    && (constraint.name().equals(dropped.name())
                            || dropped.kind() == ConstraintKind.FOREIGN_KEY
                                    && constraint.references() == dropped.references()
                                    && constraint.columns().equals(dropped.columns()));
            if (same) {
                boolean kept = constraint.local() || only;
                boolean elsewhere = constraint.kind() == ConstraintKind.CHECK
                        && child.parents().stream()
                                .filter(each -> each != parent)
                                .flatMap(each -> catalog.table(each).stream())
                                .anyMatch(other -> other.constraints().containsKey(constraint.name()));
                if (elsewhere || kept) {
                    draft.addConstraint(
                            child.id(), constraint.withInherited(elsewhere).withLocal(kept));
                } else {
                    drops.constraint(child.id(), constraint.name(), false);
                }
                return;
            }
        }
    }

    private static boolean restsOn(TableConstraint key, TableConstraint unique, Table table) {
        List<String> referenced = key.referencedColumns().isEmpty()
                ? table.primaryKey().map(TableConstraint::columns).orElse(List.of())
                : key.referencedColumns();
        return Set.copyOf(referenced).equals(Set.copyOf(unique.columns()))
                && table.constraints().values().stream()
                                .filter(other -> other.hasIndex()
                                        && Set.copyOf(other.columns()).equals(Set.copyOf(unique.columns())))
                                .count()
                        == 1;
    }

    void dropIndex(int relation, String name) {
        if (catalog.relation(relation)
                .filter(found -> found.indexes().containsKey(name))
                .isEmpty()) {
            return;
        }
        ObjectName full = new ObjectName(draft.relation(relation).name().schema(), name);
        draft.removeIndex(relation, name);
        for (Table child : catalog.childrenOf(draft.relation(relation))) {
            for (Index part : child.indexes().values()) {
                if (part.parent().filter(full::equals).isPresent()) {
                    Optional<String> upheld = part.constraint().filter(child.constraints()::containsKey);
                    if (upheld.isPresent()) {
                        drops.constraint(child.id(), upheld.get());
                    } else {
                        drops.index(child.id(), part.name());
                    }
                }
            }
        }
    }
}
