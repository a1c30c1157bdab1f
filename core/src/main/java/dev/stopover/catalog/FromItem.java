package dev.stopover.catalog;

import dev.stopover.catalog.Resolution.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An item of FROM, or what else has columns that can be named. */
final class FromItem {

    private final String name;
    private final Optional<Relation> relation;
    private final List<Output> columns;
    private final boolean all;
    private final boolean qualified;

    private FromItem(String name, Optional<Relation> relation, List<Output> columns, boolean all, boolean qualified) {
        this.name = name;
        this.relation = relation;
        this.columns = columns;
        this.all = all;
        this.qualified = qualified;
    }

    /**
     * A relation.
     *
     * @param renamed the names that its first columns get
     * @param resolve whether the columns of views are found for it, which takes time
     * @param known whether what the catalog says of a table's columns is all there is to say
     */
    static FromItem of(String name, Relation relation, List<String> renamed, boolean resolve, boolean known) {
        boolean open = relation instanceof View view && (resolve ? !view.columnsKnown() : !view.isResolved());
        List<Output> outputs = new ArrayList<>();
        for (Column column : open ? List.<Column>of() : relation.columns()) {
            outputs.add(new Output(
                    column.name(), column.type(), Optional.of(new Reference(relation.id(), column.number()))));
        }
        return new FromItem(name, Optional.of(relation), renamed(outputs, renamed), !open && known, false);
    }

    /** What is no relation, with what it gives out if that is known. */
    static FromItem of(String name, Optional<List<Output>> outputs, List<String> renamed) {
        List<Output> inner = new ArrayList<>();
        for (Output output : outputs.orElse(List.of())) {
            inner.add(new Output(output.name(), output.type(), Optional.empty()));
        }
        return new FromItem(name, Optional.empty(), renamed(inner, renamed), outputs.isPresent(), false);
    }

    /** Joined items under a name of their own: their columns are still those of their relations. */
    static FromItem joined(String name, Optional<List<Output>> outputs, List<String> renamed) {
        List<Output> columns = new ArrayList<>(outputs.orElse(List.of()));
        return new FromItem(name, Optional.empty(), renamed(columns, renamed), outputs.isPresent(), false);
    }

    private static List<Output> renamed(List<Output> columns, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (i < columns.size()) {
                Output column = columns.get(i);
                columns.set(i, new Output(names.get(i), column.type(), column.source()));
            } else {
                columns.add(new Output(names.get(i), DataType.UNKNOWN, Optional.empty()));
            }
        }
        return columns;
    }

    /** The same under another name, by which its columns have to be called. */
    FromItem qualifiedAs(String other) {
        return new FromItem(other, relation, columns, all, true);
    }

    String name() {
        return name;
    }

    Optional<Relation> relation() {
        return relation;
    }

    /** The columns it is known to have, in order. */
    List<Output> columns() {
        return columns;
    }

    /** Whether its columns can be named only after it. */
    boolean isQualified() {
        return qualified;
    }

    /** The names of these columns. */
    List<String> columnNames() {
        return columns.stream().map(Output::name).toList();
    }

    /** Whether it is known to have no others. */
    boolean all() {
        return all;
    }

    Optional<Output> column(String column) {
        for (Output output : columns) {
            if (output.name().equals(column)) {
                return Optional.of(output);
            }
        }
        return Optional.empty();
    }
}
