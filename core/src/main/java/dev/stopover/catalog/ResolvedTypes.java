package dev.stopover.catalog;

import dev.stopover.catalog.Resolution.Output;
import dev.stopover.catalog.typing.Expected;
import dev.stopover.catalog.typing.Typing;
import dev.stopover.syntax.Mentions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The types of what is resolved, where somebody asks for them. */
final class ResolvedTypes {

    private final Mentions mentions;
    private final Optional<Typing> typing;

    ResolvedTypes(Mentions mentions, Optional<Typing> typing) {
        this.mentions = mentions;
        this.typing = typing;
    }

    /** Types the expressions of a part, whose columns stand in a scope. */
    void part(int part, Scope scope, OutputResolution outputs) {
        if (typing.isPresent()) {
            typing.get()
                    .part(
                            part,
                            column -> outputs.column(column, scope)
                                    .map(Output::type)
                                    .orElse(DataType.UNKNOWN),
                            column -> scope.isLocal(mentions.column(column)));
        }
    }

    /** What a query puts out in the end, where constants in quotes are text. */
    Optional<List<Output>> query(int query, Optional<List<Output>> columns) {
        Optional<List<Output>> settled = columns.map(ResolvedTypes::settled);
        if (typing.isPresent()) {
            typing.get().outputs(query, settled.map(ResolvedTypes::types));
        }
        return settled;
    }

    static List<Output> settled(List<Output> columns) {
        List<Output> settled = new ArrayList<>(columns);
        settled.replaceAll(column -> column.type().name().equals("unknown")
                ? new Output(column.name(), DataType.of("text"), column.source())
                : column);
        return settled;
    }

    /** Looks once more at a part that takes neither aggregates nor window functions nor sets. */
    void placed(int part, String place, Scope scope) {
        if (typing.isPresent()) {
            typing.get().placed(part, place, column -> scope.isLocal(mentions.column(column)));
        }
    }

    /** What an expression that has been typed has to be of. */
    void expect(int expression, Expected expected) {
        if (typing.isPresent()) {
            typing.get().expect(expression, expected);
        }
    }

    /** A value that is written into a column; of a column that is not known, nothing is. */
    void written(int value, Optional<Output> column) {
        if (typing.isPresent() && column.isPresent()) {
            typing.get().written(value, column.get().type(), column.get().name());
        }
    }

    /** The columns of a query that are written into others, as many as there are of both. */
    void selected(int query, List<Output> columns, List<Optional<Output>> targets) {
        for (int i = 0; typing.isPresent() && i < Math.min(columns.size(), targets.size()); i++) {
            if (targets.get(i).isPresent()) {
                Output target = targets.get(i).get();
                typing.get().selected(query, columns.get(i).type(), target.type(), target.name());
            }
        }
    }

    /** The type of an expression that has been typed. */
    DataType of(int expression) {
        return typing.map(known -> known.dataType(expression)).orElse(DataType.UNKNOWN);
    }

    /** What VALUES puts out: a column for each value of a row. */
    List<Output> values(int values, int columns) {
        List<DataType> types = typing.map(known -> known.rows().values(values)).orElse(List.of());
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            DataType type = i < types.size() ? types.get(i) : DataType.UNKNOWN;
            outputs.add(new Output("column" + (i + 1), type, Optional.empty()));
        }
        return outputs;
    }

    /** What is put out by a query and another that a set operation joins to it. */
    Optional<List<Output>> combined(
            int operation, int right, Optional<List<Output>> left, Optional<List<Output>> other) {
        if (typing.isEmpty() || left.isEmpty() || other.isEmpty()) {
            return typing.isEmpty() ? left : left.map(ResolvedTypes::untyped);
        }
        List<DataType> types = typing.get().rows().combined(operation, right, types(left.get()), types(other.get()));
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < left.get().size(); i++) {
            Output column = left.get().get(i);
            outputs.add(new Output(column.name(), i < types.size() ? types.get(i) : DataType.UNKNOWN, column.source()));
        }
        return Optional.of(outputs);
    }

    private static List<Output> untyped(List<Output> columns) {
        return columns.stream()
                .map(column -> new Output(column.name(), DataType.UNKNOWN, column.source()))
                .toList();
    }

    private static List<DataType> types(List<Output> columns) {
        return columns.stream().map(Output::type).toList();
    }
}
