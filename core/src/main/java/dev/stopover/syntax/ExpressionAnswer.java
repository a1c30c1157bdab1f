package dev.stopover.syntax;

import java.util.List;
import java.util.Set;

/**
 * What an expression calls, uses and stands for.
 *
 * @param calls the functions it calls, those of its subqueries included
 * @param columns the columns it uses outside subqueries
 * @param literals the constants written in it
 * @param relations the relations its subqueries read
 * @param constant whether it uses no column, calls no function and has no subquery
 * @param alwaysTrue whether it is true whatever the row: {@code true}, {@code 1 = 1}
 * @param nonNullColumns the columns that are not null wherever it is not false: {@code c IS NOT NULL AND …}
 * @param nullColumns the columns that are null wherever it is true: {@code c IS NULL AND …}
 * @param trueForNull the columns each of which makes it true by being null: {@code c IS NULL OR …}
 * @param alwaysNull whether it is null whatever the row: {@code NULL}, {@code NULL::text}
 * @param neverNull whether it is certain not to be null: {@code 'new'}, {@code coalesce(c, 0)}, {@code now()}
 */
public record ExpressionAnswer(
        List<FunctionCall> calls,
        List<ColumnReference> columns,
        List<Literal> literals,
        List<QualifiedName> relations,
        boolean constant,
        boolean alwaysTrue,
        Set<String> nonNullColumns,
        Set<String> nullColumns,
        Set<String> trueForNull,
        boolean alwaysNull,
        boolean neverNull) {

    /** Keeps copies of the collections. */
    public ExpressionAnswer {
        calls = List.copyOf(calls);
        columns = List.copyOf(columns);
        literals = List.copyOf(literals);
        relations = List.copyOf(relations);
        nonNullColumns = Set.copyOf(nonNullColumns);
        nullColumns = Set.copyOf(nullColumns);
        trueForNull = Set.copyOf(trueForNull);
    }
}
