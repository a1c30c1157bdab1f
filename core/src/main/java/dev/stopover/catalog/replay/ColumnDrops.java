package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.CatalogDraft;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import java.util.Optional;

/** Drops columns, with what is made of them, here and in children that inherit them. */
final class ColumnDrops {

    private final Drops drops;
    private final CatalogDraft draft;
    private final Catalog catalog;

    ColumnDrops(Drops drops, CatalogDraft draft) {
        this.drops = drops;
        this.draft = draft;
        this.catalog = draft.catalog();
    }

    void drop(int id, String name, boolean only) {
        Optional<Column> found = catalog.relation(id).flatMap(relation -> relation.column(name));
        if (found.isEmpty()) {
            return;
        }
        Column column = found.get();
        if (isPartitionKey(id, name)) {
            drops.relation(id);
            return;
        }
        for (Dependant dependant : catalog.dependantsOf(new Reference(id, column.number()))) {
            drops.later(() -> drops.drop(dependant, id));
        }
        if (draft.relation(id) instanceof Table table) {
            for (TableConstraint constraint : table.constraints().values()) {
                if (constraint.columns().contains(name)) {
                    drops.constraint(id, constraint.name());
                }
            }
            for (Table child : catalog.childrenOf(table)) {
                child.column(name)
                        .filter(Column::inherited)
                        .ifPresent(inherited -> inheritedColumn(id, child, inherited, only));
            }
        }
        for (Index index : draft.relation(id).indexes().values()) {
            if (index.uses().contains(name)) {
                drops.index(id, index.name());
            }
        }
        draft.removeColumn(id, column);
    }

    /** Whether a table is partitioned by a column, so that it cannot be without it: it goes with the column's type. */
    private boolean isPartitionKey(int id, String name) {
        return catalog.table(id).flatMap(Table::partitionKey).stream()
                .flatMap(key -> key.columns().stream())
                .flatMap(part -> part.column().stream())
                .anyMatch(part -> part.value().equals(name));
    }

    private void inheritedColumn(int parent, Table child, Column column, boolean only) {
        boolean elsewhere = child.parents().stream()
                .filter(each -> each != parent)
                .anyMatch(each -> catalog.table(each)
                        .flatMap(other -> other.column(column.name()))
                        .isPresent());
        if (elsewhere) {
            draft.putColumn(child.id(), column.withLocal(column.local() || only));
        } else if (column.local() || only) {
            draft.putColumn(child.id(), column.withInherited(false).withLocal(true));
        } else {
            drops.column(child.id(), column.name(), false);
        }
    }
}
