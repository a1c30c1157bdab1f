package dev.stopover.catalog.rows;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rows that the names of an expression may mean.
 *
 * @param items the items of FROM by the names that they go by, in order
 * @param outer what a subquery stands in; null where there is nothing around
 */
record RowScope(Map<String, CatalogRow> items, RowScope outer) {

    static final RowScope NONE = new RowScope(Map.of(), null);

    /** The same with one more item. */
    RowScope with(String name, CatalogRow row) {
        Map<String, CatalogRow> more = new LinkedHashMap<>(items);
        more.put(name, row);
        return new RowScope(more, outer);
    }

    RowScope inside() {
        return new RowScope(Map.of(), this);
    }

    /** The value of a column, of an item or of any; empty if there is none of that name here. */
    Optional<CellValue> column(Optional<String> item, String name) {
        for (RowScope scope = this; scope != null; scope = scope.outer) {
            if (item.isPresent()) {
                if (scope.items.containsKey(item.get())) {
                    return Optional.of(scope.items.get(item.get()).column(name));
                }
                continue;
            }
            for (CatalogRow row : scope.items.values()) {
                if (row.columns().containsKey(name)) {
                    return Optional.of(row.column(name));
                }
            }
            if (!scope.items.isEmpty()) {
                // A column that the rows here do not know may be one of theirs.
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    boolean isDoubtful() {
        return items.values().stream().anyMatch(CatalogRow::doubtful);
    }
}
