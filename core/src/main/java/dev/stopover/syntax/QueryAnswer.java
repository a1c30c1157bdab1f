package dev.stopover.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a query or data change reads, calls and writes; what takes time to find out is found when it is asked. */
public final class QueryAnswer {

    private final List<QualifiedName> relations;
    private final List<FunctionCall> calls;
    private final List<ColumnReference> columns;
    private final List<OutputColumn> outputs;
    private final Supplier<List<WrittenValue>> written;
    private final Supplier<List<Assignment>> set;
    private final Supplier<Optional<ExpressionAnswer>> condition;
    private Optional<List<WrittenValue>> values = Optional.empty();
    private Optional<List<Assignment>> assignments = Optional.empty();

    /**
     * An answer.
     *
     * @param written finds the constants it writes
     * @param set finds the columns it sets
     * @param condition finds what can be said of its condition
     */
    public QueryAnswer(
            List<QualifiedName> relations,
            List<FunctionCall> calls,
            List<ColumnReference> columns,
            List<OutputColumn> outputs,
            Supplier<List<WrittenValue>> written,
            Supplier<List<Assignment>> set,
            Supplier<Optional<ExpressionAnswer>> condition) {
        this.relations = List.copyOf(relations);
        this.calls = List.copyOf(calls);
        this.columns = List.copyOf(columns);
        this.outputs = List.copyOf(outputs);
        this.written = written;
        this.set = set;
        this.condition = condition;
    }

    /** The relations it reads, those of subqueries included, common table expressions excluded. */
    public List<QualifiedName> relations() {
        return relations;
    }

    /** The functions it calls. */
    public List<FunctionCall> calls() {
        return calls;
    }

    /** The columns it uses. */
    public List<ColumnReference> columns() {
        return columns;
    }

    /** Its output columns, in order; empty where they cannot be named. */
    public List<OutputColumn> outputs() {
        return outputs;
    }

    /** The constants it writes into columns: those of VALUES, SET and a selected list. */
    public List<WrittenValue> values() {
        if (values.isEmpty()) {
            values = Optional.of(List.copyOf(written.get()));
        }
        return values.get();
    }

    /** The columns that an UPDATE sets, or an INSERT in its ON CONFLICT clause. */
    public List<Assignment> assignments() {
        if (assignments.isEmpty()) {
            assignments = Optional.of(List.copyOf(set.get()));
        }
        return assignments.get();
    }

    /** The condition of an UPDATE or DELETE. */
    public Optional<ExpressionAnswer> where() {
        return condition.get();
    }
}
