package dev.stopover.catalog.rows;

import dev.stopover.catalog.Relation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which rows of a catalog a query can use at all: others need not be made.
 *
 * @param values the values that a column must have one of, by its name; no other column is asked for one
 */
record Wanted(Map<String, Set<String>> values) {

    static final Wanted ALL = new Wanted(Map.of());

    /** Whether few rows are of use, as of those that have a certain name or belong to a certain relation. */
    boolean isSelective() {
        return values.keySet().stream()
                .anyMatch(column -> column.endsWith("name") && !column.equals("schemaname") || isOid(column));
    }

    /** Whether a column holds the oid of the object itself or of the relation that it belongs to. */
    static boolean isOid(String column) {
        return column.equals("oid") || column.endsWith("relid");
    }

    /** The values that a column must have one of, if it must. */
    Optional<Set<String>> of(String column) {
        return Optional.ofNullable(values.get(column));
    }

    /** Whether a row in which a column has this value may be of use. */
    boolean is(String column, String value) {
        Set<String> some = values.get(column);
        return some == null || some.contains(value);
    }

    /** Whether a row in which a column has the oid of a relation may be of use. */
    boolean is(String column, Relation relation) {
        Set<String> some = values.get(column);
        return some == null || some.contains(SystemCatalogs.key(relation));
    }
}
