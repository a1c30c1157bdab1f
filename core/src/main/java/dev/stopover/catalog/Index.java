package dev.stopover.catalog;

import dev.stopover.syntax.Expression;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An index of a table or a materialized view. It never changes: who changes a part gets another. */
public final class Index extends Copied {

    private int number;
    private String name;
    private int table;
    private boolean unique;
    private String method = "btree";
    private List<Key> keys;
    private List<String> include = List.of();
    private Optional<Expression> predicate = Optional.empty();
    private boolean nullsDistinct = true;
    private PersistentMap<String, String> options = PersistentMap.empty();
    private boolean valid = true;
    private Optional<String> constraint = Optional.empty();
    private Optional<ObjectName> parent = Optional.empty();
    private Set<String> uses;
    private Optional<Origin> origin;

    private Index() {}

    /** Its place in the order in which indexes were made. */
    public int number() {
        return number;
    }

    /** Its name, given or as PostgreSQL picks it; it lies in the schema of its table. */
    public String name() {
        return name;
    }

    /** The relation it belongs to. */
    public int table() {
        return table;
    }

    /** Whether it lets no two equal rows in. */
    public boolean unique() {
        return unique;
    }

    /** Its access method. */
    public String method() {
        return method;
    }

    /** Its columns and expressions, in order; the columns of a constraint's index by name only. */
    public List<Key> keys() {
        return keys;
    }

    /** The columns it carries along. */
    public List<String> include() {
        return include;
    }

    /** Which rows it is about, of a partial index. */
    public Optional<Expression> predicate() {
        return predicate;
    }

    /** Whether a null differs from every other where it lets no two equal rows in. */
    public boolean nullsDistinct() {
        return nullsDistinct;
    }

    /** Its storage parameters, by name. */
    public PersistentMap<String, String> options() {
        return options;
    }

    /** Whether queries use it: false after CREATE INDEX ON ONLY a partitioned table. */
    public boolean valid() {
        return valid;
    }

    /** The constraint it upholds. */
    public Optional<String> constraint() {
        return constraint;
    }

    /** The index of the parent that it is a part of. */
    public Optional<ObjectName> parent() {
        return parent;
    }

    /** The columns it uses, those of its expressions and predicate included. */
    public Set<String> uses() {
        return uses;
    }

    /** Where it was made. */
    public Optional<Origin> origin() {
        return origin;
    }

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
        public static Key of(String column) {
            return new Key(Optional.of(column), Optional.empty(), Optional.empty(), Optional.of(column));
        }

        /** What a record's own equals says; that one takes the JVM a while to make ready. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && column.equals(key.column)
                    && expression.equals(key.expression)
                    && written.equals(key.written)
                    && label.equals(key.label);
        }

        @Override
        public int hashCode() {
            return 31 * column.hashCode() + expression.hashCode();
        }
    }

    /** A valid B-tree that is not unique and covers all rows. */
    public static Index of(
            int number, String name, int table, List<Key> keys, Set<String> uses, Optional<Origin> origin) {
        Index made = new Index();
        made.number = number;
        made.name = name;
        made.table = table;
        made.keys = List.copyOf(keys);
        made.uses = Set.copyOf(uses);
        made.origin = origin;
        return made;
    }

    /** The columns of its key up to the first expression, in order. */
    public List<String> leadingColumns() {
        return keys.stream()
                .takeWhile(key -> key.column().isPresent())
                .map(key -> key.column().orElseThrow())
                .toList();
    }

    /** The same under another name. */
    public Index withName(String other) {
        Index copy = copy();
        copy.name = other;
        return copy;
    }

    /** The like of it on another table. */
    public Index copied(int otherNumber, String otherName, int otherTable, Optional<ObjectName> otherParent) {
        Index copy = copy();
        copy.number = otherNumber;
        copy.name = otherName;
        copy.table = otherTable;
        copy.valid = true;
        copy.constraint = Optional.empty();
        copy.parent = otherParent;
        return copy;
    }

    /** The same, letting no two equal rows in or not. */
    public Index withUnique(boolean other) {
        Index copy = copy();
        copy.unique = other;
        return copy;
    }

    /** The same of another method, about other rows and with other columns beside its key. */
    public Index covering(String otherMethod, List<String> otherInclude, Optional<Expression> rows) {
        Index copy = copy();
        copy.method = otherMethod;
        copy.include = List.copyOf(otherInclude);
        copy.predicate = rows;
        return copy;
    }

    /** The same with nulls that differ from each other or not. */
    public Index withNullsDistinct(boolean other) {
        Index copy = copy();
        copy.nullsDistinct = other;
        return copy;
    }

    /** The same with other storage parameters. */
    public Index withOptions(PersistentMap<String, String> other) {
        Index copy = copy();
        copy.options = other;
        return copy;
    }

    /**
     * The same when a column has got a type: an expression that casts the column to that type by its name as a function,
     * {@code date(made_at)}, is from then on the column itself.
     */
    public Index withTypeOf(String column, String type) {
        List<Key> typed = keys.stream()
                .map(key -> key.expression()
                        .filter(expression -> isCall(expression, type, column))
                        .map(expression -> new Key(Optional.of(column), Optional.empty(), key.written(), key.label()))
                        .orElse(key))
                .toList();
        return typed.equals(keys) ? this : withColumns(typed, include, uses);
    }

    private static boolean isCall(Expression expression, String function, String argument) {
        Tokens tokens = expression.tokens();
        return expression.last() - expression.first() == 3
                && tokens.value(expression.first()).equals(function)
                && tokens.kind(expression.first() + 1) == TokenKind.LEFT_PAREN
                && tokens.value(expression.first() + 2).equals(argument);
    }

    /** The same upholding another constraint. */
    public Index withConstraint(Optional<String> other) {
        Index copy = copy();
        copy.constraint = other;
        return copy;
    }

    /** The same as a part of another index. */
    public Index withParent(Optional<ObjectName> other) {
        Index copy = copy();
        copy.parent = other;
        return copy;
    }

    /** The same, used by queries or not. */
    public Index withValid(boolean other) {
        Index copy = copy();
        copy.valid = other;
        return copy;
    }

    /** The same on other columns. */
    public Index withColumns(List<Key> otherKeys, List<String> otherInclude, Set<String> otherUses) {
        Index copy = copy();
        copy.keys = List.copyOf(otherKeys);
        copy.include = List.copyOf(otherInclude);
        copy.uses = Set.copyOf(otherUses);
        return copy;
    }

    @Override
    Index copy() {
        return (Index) super.copy();
    }

    /** Whether each row has values of its own in columns of it, as REFRESH MATERIALIZED VIEW CONCURRENTLY needs. */
    public boolean tellsAllRowsApart() {
        return unique
                && predicate.isEmpty()
                && keys.stream().allMatch(key -> key.column().isPresent());
    }
}
