package dev.stopover.catalog.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows that the names of an expression may mean: one more item of FROM than the scope before it has, or none where a
 * query begins.
 *
 * @param name what the item goes by; null where a query begins
 * @param row its row
 * @param before the scope without it
 * @param outer what a subquery stands in; null where there is nothing around
 */
record RowScope(String name, CatalogRow row, RowScope before, RowScope outer) {

    static final RowScope NONE = new RowScope(null, null, null, null);

    /** The same with one more item. */
    RowScope with(String item, CatalogRow found) {
        return new RowScope(item, found, this, outer);
    }

    RowScope inside() {
        return new RowScope(null, null, null, this);
    }

    /** The items of FROM, in order, without those of what is around. */
    List<RowScope> items() {
        List<RowScope> items = new ArrayList<>();
        for (RowScope item = this; item.name != null; item = item.before) {
            items.add(0, item);
        }
        return items;
    }

    /** The value of a column, of an item or of any; empty if there is none of that name here. */
    Optional<CellValue> column(Optional<String> item, String column) {
        for (RowScope scope = this; scope != null; scope = scope.outer) {
            CatalogRow first = null;
            for (RowScope part = scope; part.name != null; part = part.before) {
                if (item.isPresent()) {
                    if (part.name.equals(item.get())) {
                        return Optional.of(part.row.column(column));
                    }
                } else if (part.row.columns().containsKey(column)) {
                    first = part.row;
                }
            }
            if (first != null) {
                return Optional.of(first.column(column));
            }
            if (item.isEmpty() && scope.name != null) {
                // A column that the rows here do not know may be one of theirs.
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    boolean isDoubtful() {
        for (RowScope part = this; part.name != null; part = part.before) {
            if (part.row.doubtful()) {
                return true;
            }
        }
        return false;
    }
}
