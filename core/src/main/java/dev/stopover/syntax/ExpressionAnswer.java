package dev.stopover.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What an expression calls, uses and stands for; what takes time to find out is found when it is asked. */
public final class ExpressionAnswer {

    private final List<FunctionCall> calls;
    private final List<ColumnReference> columns;
    private final List<Literal> literals;
    private final List<QualifiedName> relations;
    private final boolean constant;
    private final Form form;
    private final Supplier<Implications> tree;
    private Optional<Implications> implications = Optional.empty();

    /**
     * What of an expression's form rules answers out without a tree.
     *
     * @param whole what it implies, where it is so plain that this is known
     * @param comparesConstants whether a constant in it may make it true
     * @param comparesToNull whether a column is compared to NULL in it
     * @param equated the columns that equal one value wherever it is true
     */
    public record Form(
            Optional<Implications> whole, boolean comparesConstants, boolean comparesToNull, Set<String> equated) {}

    /**
     * An answer.
     *
     * @param calls the functions it calls, those of its subqueries included
     * @param columns the columns it uses outside subqueries
     * @param literals the constants written in it
     * @param relations the relations its subqueries read
     * @param constant whether it uses no column, calls no function and has no subquery
     * @param tree finds what it implies
     */
    public ExpressionAnswer(
            List<FunctionCall> calls,
            List<ColumnReference> columns,
            List<Literal> literals,
            List<QualifiedName> relations,
            boolean constant,
            Form form,
            Supplier<Implications> tree) {
        this.calls = List.copyOf(calls);
        this.columns = List.copyOf(columns);
        this.literals = List.copyOf(literals);
        this.relations = List.copyOf(relations);
        this.constant = constant;
        this.form = form;
        this.tree = tree;
    }

    /** The functions it calls, those of its subqueries included. */
    public List<FunctionCall> calls() {
        return calls;
    }

    /** The columns it uses outside subqueries. */
    public List<ColumnReference> columns() {
        return columns;
    }

    /** The constants written in it. */
    public List<Literal> literals() {
        return literals;
    }

    /** The relations its subqueries read. */
    public List<QualifiedName> relations() {
        return relations;
    }

    /** Whether it uses no column, calls no function and has no subquery. */
    public boolean constant() {
        return constant;
    }

    /** Whether it is true whatever the row: {@code true}, {@code 1 = 1}. */
    public boolean alwaysTrue() {
        return (form.whole.isPresent() || form.comparesConstants)
                && implications().alwaysTrue();
    }

    /** The columns that equal one value, whatever the row, wherever it is true: {@code c = 7 AND …}, {@code c = (SELECT …)}. */
    public Set<String> equatedColumns() {
        return form.equated;
    }

    /** The columns that are not null wherever it is not false: {@code c IS NOT NULL AND …}. */
    public Set<String> nonNullColumns() {
        return form.comparesToNull ? implications().nonNullColumns() : Set.of();
    }

    /** The columns that are null wherever it is true: {@code c IS NULL AND …}. */
    public Set<String> nullColumns() {
        return form.comparesToNull ? implications().nullColumns() : Set.of();
    }

    /** The columns each of which makes it true by being null: {@code c IS NULL OR …}. */
    public Set<String> trueForNull() {
        return form.comparesToNull ? implications().trueForNull() : Set.of();
    }

    /** The functions each of which makes it true by being null, with their schema: {@code auth.uid() IS NULL OR …}. */
    public Set<String> callsTrueForNull() {
        return form.comparesToNull ? implications().callsTrueForNull() : Set.of();
    }

    /** Whether it is null whatever the row: {@code NULL}, {@code NULL::text}. */
    public boolean alwaysNull() {
        return implications().alwaysNull();
    }

    /** Whether it is certain not to be null: {@code 'new'}, {@code coalesce(c, 0)}, {@code now()}. */
    public boolean neverNull() {
        return implications().neverNull();
    }

    private Implications implications() {
        if (implications.isEmpty()) {
            implications = Optional.of(form.whole.orElseGet(tree));
        }
        return implications.get();
    }

    /** Whether it is the word false. */
    public boolean isFalse() {
        return constant && literals.size() == 1 && literals.get(0).kind() == Literal.Kind.BOOLEAN && !alwaysTrue();
    }
}
