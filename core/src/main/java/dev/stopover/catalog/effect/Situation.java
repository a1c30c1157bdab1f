package dev.stopover.catalog.effect;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.PartitionSearch;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A statement in its place, and what is known there. */
final class Situation {

    private final Moment moment;

    Situation(Moment moment) {
        this.moment = moment;
    }

    Executed executed() {
        return moment.executed();
    }

    State before() {
        return moment.before();
    }

    Catalog catalog() {
        return before().catalog();
    }

    /** What stands after the statement. */
    State after() {
        return moment.after();
    }

    /** Whether the statement leaves an index in place; one that ALTER TABLE drops goes before anything is rewritten. */
    boolean keeps(Relation relation, Index index) {
        return !(executed().statement() instanceof AlterTable alter)
                || alter.actions().size() == 1
                || after().catalog()
                        .relation(relation.id())
                        .filter(left -> left.indexes().containsKey(index.name()))
                        .isPresent();
    }

    boolean inTransaction() {
        return moment.transaction().inside();
    }

    int major() {
        return moment.major();
    }

    Answers answers() {
        return moment.answers();
    }

    /** A table and all its partitions or children, down to the last. */
    List<Table> family(Table table) {
        List<Table> family = new ArrayList<>(List.of(table));
        family.addAll(descendants(table));
        return List.copyOf(family);
    }

    /** The partitions or children of a table, down to the last. */
    List<Table> descendants(Table table) {
        return catalog().descendantsOf(table);
    }

    /** The relations that keep the rows of a table: itself, or its partitions; children by inheritance excepted. */
    List<Table> partitions(Table table) {
        return table.isPartitioned() ? descendants(table) : List.of();
    }

    /** The default partition of a table, if it has one. */
    Optional<Table> defaultPartition(Table table) {
        return new PartitionSearch(catalog(), table).defaultPartition();
    }

    /** The foreign keys of a table. */
    static List<TableConstraint> foreignKeys(Table table) {
        return table.constraints().values().stream()
                .filter(constraint -> constraint.kind() == ConstraintKind.FOREIGN_KEY)
                .toList();
    }

    /** Whether a column lets no null in, as PostgreSQL has it on record. */
    static boolean isNotNull(Table table, Column column) {
        return column.notNull()
                && table.constraints().values().stream()
                        .noneMatch(constraint -> constraint.kind() == ConstraintKind.NOT_NULL
                                && !constraint.validated()
                                && constraint.columns().contains(column.name()));
    }

    /** The domain that a type is, if it is one that the history knows. */
    Optional<UserType> domain(DataType type) {
        return type.isArray()
                ? Optional.empty()
                : catalog().type(type.id()).filter(user -> user.kind() == UserType.Kind.DOMAIN);
    }

    /** The domains from a type down to what they narrow, the type itself first. */
    List<UserType> domains(DataType type) {
        List<UserType> chain = new ArrayList<>();
        Optional<UserType> domain = domain(type);
        while (domain.isPresent() && !chain.contains(domain.get())) {
            chain.add(domain.get());
            domain = domain.get().base().flatMap(this::domain);
        }
        return chain;
    }

    /** Whether a type is a domain that checks values, or lies over one that does. */
    boolean isConstrained(DataType type) {
        return domains(type).stream()
                .anyMatch(domain -> domain.notNull() || !domain.constraints().isEmpty());
    }

    /** Whether anything is known of a type: it is PostgreSQL's own, or the history or an extension made it. */
    boolean isKnown(DataType type) {
        return type.isKnown() && (type.id() != 0 || type.schema().isEmpty() && TypeChanges.isBuiltIn(type.name()));
    }

    /** The composite type that a typed table is of. */
    Optional<UserType> typeOf(Table table) {
        return catalog().references().find(Dependant.whole(table.id())).stream()
                .flatMap(List::stream)
                .flatMap(reference -> catalog().type(reference.object()).stream())
                .findFirst();
    }

    /** Whether two types are known and not the same, their modifiers included. */
    boolean differ(DataType one, DataType other) {
        return isKnown(one) && isKnown(other) && !plain(one).equals(plain(other));
    }

    private static List<Object> plain(DataType type) {
        boolean single = type.modifiers().isEmpty()
                && (type.name().equals("character") || type.name().equals("bit"));
        // Which fields an interval has is not kept.
        List<Integer> modifiers = single ? List.of(1) : type.name().equals("interval") ? List.of() : type.modifiers();
        return List.of(type.id(), type.id() == 0 ? type.name() : "", modifiers, type.described(), type.isArray());
    }

    /** The names and constants in an expression, the types of casts excepted. */
    static Set<String> words(Expression expression) {
        Tokens tokens = expression.tokens();
        Set<String> words = new TreeSet<>();
        int after = tokens.significantFrom(tokens.end(expression.last()));
        boolean cast = false;
        for (int i = tokens.significantFrom(tokens.start(expression.first())); i < after; i++) {
            int token = tokens.significant(i);
            boolean sign = !tokens.kind(token).isIdentifier()
                    && !Character.isLetterOrDigit(tokens.text(token).charAt(0))
                    && tokens.text(token).charAt(0) != '\'';
            if (!sign && !cast) {
                words.add(tokens.value(token));
            }
            cast = tokens.kind(token) == TokenKind.DOUBLE_COLON;
        }
        return words;
    }

    /** The column of a relation, if both are known. */
    static Optional<Column> column(Optional<? extends Relation> relation, String name) {
        return relation.flatMap(found -> found.column(name));
    }
}
