package dev.stopover.catalog;

import dev.stopover.syntax.Expression;
import dev.stopover.syntax.IndexColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An index of a table or a materialized view.
 *
 * @param number its place in the order in which indexes were made
 * @param name its name, given or as PostgreSQL picks it; it lies in the schema of its table
 * @param table the relation it belongs to
 * @param unique whether it lets no two equal rows in
 * @param method its access method
 * @param keys its columns and expressions, in order; the columns of a constraint's index by name only
 * @param include the columns it carries along
 * @param predicate which rows it is about, of a partial index
 * @param valid whether queries use it: false after CREATE INDEX ON ONLY a partitioned table
 * @param constraint the constraint it upholds
 * @param parent the index of the parent that it is a part of
 * @param uses the columns it uses, those of its expressions and predicate included
 * @param origin where it was made
 */
public record Index(
        int number,
        String name,
        int table,
        boolean unique,
        String method,
        List<Key> keys,
        List<String> include,
        Optional<Expression> predicate,
        boolean valid,
        Optional<String> constraint,
        Optional<ObjectName> parent,
        Set<String> uses,
        Optional<Origin> origin) {

    /**
     * A column or expression of an index.
     *
     * @param column the column, if it is one
     * @param expression the expression, if it is one
     * @param written the part as written, with operator class and order; absent for constraints
     * @param label the name that the column had when the index was made: copies of the index are named by it
     */
    public record Key(
            Optional<String> column,
            Optional<Expression> expression,
            Optional<IndexColumn> written,
            Optional<String> label) {

        /** A column by its name only. */
        static Key of(String column) {
            return new Key(Optional.of(column), Optional.empty(), Optional.empty(), Optional.of(column));
        }
    }

    /** Keeps copies of the collections. */
    public Index {
        keys = List.copyOf(keys);
        include = List.copyOf(include);
        uses = Set.copyOf(uses);
    }

    /** The columns of its key up to the first expression, in order. */
    public List<String> leadingColumns() {
        return keys.stream()
                .takeWhile(key -> key.column().isPresent())
                .map(key -> key.column().orElseThrow())
                .toList();
    }

    Index withName(String other) {
        return new Index(
                number,
                other,
                table,
                unique,
                method,
                keys,
                include,
                predicate,
                valid,
                constraint,
                parent,
                uses,
                origin);
    }

    /** The like of it on another table. */
    Index copied(int otherNumber, String otherName, int otherTable, Optional<ObjectName> otherParent) {
        return new Index(
                otherNumber,
                otherName,
                otherTable,
                unique,
                method,
                keys,
                include,
                predicate,
                true,
                Optional.empty(),
                otherParent,
                uses,
                origin);
    }

    Index withConstraint(Optional<String> other) {
        return new Index(
                number, name, table, unique, method, keys, include, predicate, valid, other, parent, uses, origin);
    }

    Index withParent(Optional<ObjectName> other) {
        return new Index(
                number, name, table, unique, method, keys, include, predicate, valid, constraint, other, uses, origin);
    }

    Index withValid(boolean other) {
        return new Index(
                number, name, table, unique, method, keys, include, predicate, other, constraint, parent, uses, origin);
    }

    Index withColumns(List<Key> otherKeys, List<String> otherInclude, Set<String> otherUses) {
        return new Index(
                number,
                name,
                table,
                unique,
                method,
                otherKeys,
                otherInclude,
                predicate,
                valid,
                constraint,
                parent,
                otherUses,
                origin);
    }
}
