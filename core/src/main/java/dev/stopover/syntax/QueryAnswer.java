package dev.stopover.syntax;

import java.util.List;
import java.util.Optional;

/**
 * What a query or data change reads, calls and writes.
 *
 * @param relations the relations it reads, those of subqueries included, common table expressions excluded
 * @param calls the functions it calls
 * @param columns the columns it uses
 * @param outputs its output columns, in order; empty where they cannot be named
 * @param values the constants it writes into columns: those of VALUES, SET and a selected list
 * @param assignments the columns that an UPDATE sets, or an INSERT in its ON CONFLICT clause
 * @param where the condition of an UPDATE or DELETE
 */
public record QueryAnswer(
        List<QualifiedName> relations,
        List<FunctionCall> calls,
        List<ColumnReference> columns,
        List<OutputColumn> outputs,
        List<WrittenValue> values,
        List<Assignment> assignments,
        Optional<ExpressionAnswer> where) {

    /** Keeps copies of the lists. */
    public QueryAnswer {
        relations = List.copyOf(relations);
        calls = List.copyOf(calls);
        columns = List.copyOf(columns);
        outputs = List.copyOf(outputs);
        values = List.copyOf(values);
        assignments = List.copyOf(assignments);
    }
}
