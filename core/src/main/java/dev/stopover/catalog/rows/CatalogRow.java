package dev.stopover.catalog.rows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A row of a catalog or of a query.
 *
 * @param columns its columns by name, in order; a catalog's that are not here are not known
 * @param doubtful whether it may not be there, or there may be others in its place
 */
record CatalogRow(Map<String, CellValue> columns, boolean doubtful) {

    CellValue column(String name) {
        return columns.getOrDefault(name, CellValue.UNKNOWN);
    }

    /** The same where it may not be there. */
    CatalogRow inDoubt() {
        return doubtful ? this : new CatalogRow(columns, true);
    }

    /** The same under other names, as many as there are. */
    CatalogRow named(List<String> names) {
        Map<String, CellValue> renamed = new LinkedHashMap<>();
        int at = 0;
        for (Map.Entry<String, CellValue> column : columns.entrySet()) {
            renamed.put(at < names.size() ? names.get(at) : column.getKey(), column.getValue());
            at++;
        }
        return new CatalogRow(renamed, doubtful);
    }

    /** The first of each rows that are the same. */
    static List<CatalogRow> distinct(List<CatalogRow> rows) {
        Set<List<CellValue>> seen = new HashSet<>();
        List<CatalogRow> distinct = new ArrayList<>();
        for (CatalogRow row : rows) {
            if (seen.add(List.copyOf(row.columns().values()))) {
                distinct.add(row);
            }
        }
        return distinct;
    }

    /** A row by names and values that take turns; a text stands for itself. */
    static CatalogRow of(boolean doubtful, Object... namesAndValues) {
        Map<String, CellValue> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            columns.put(
                    (String) namesAndValues[i],
                    value instanceof CellValue known
                            ? known
                            : value instanceof Boolean truth ? CellValue.of(truth) : CellValue.text(value.toString()));
        }
        return new CatalogRow(columns, doubtful);
    }
}
