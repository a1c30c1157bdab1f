package dev.stopover.catalog;

import dev.stopover.catalog.Resolution.Output;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What names mean at one place of a query: the items of its FROM, or one common table expression, and all that stands
 * around it.
 */
final class Scope {

    /** Where no name means anything. */
    static final Scope EMPTY = new Scope(Optional.empty(), Optional.empty(), List.of(), 0);

    /** So many items are looked through one by one. */
    private static final int FEW = 4;

    /** A common table expression; what it gives out may be found while it is read. */
    static final class CommonTable {

        private final String name;
        private final List<String> columns;
        private Optional<List<Output>> outputs = Optional.empty();

        CommonTable(String name, List<String> columns) {
            this.name = name;
            this.columns = columns;
        }

        void outputs(Optional<List<Output>> found) {
            outputs = found;
        }

        Item item(String alias, List<String> renamed) {
            return Item.of(alias, outputs, renamed.isEmpty() ? columns : renamed);
        }
    }

    /** An item of FROM. */
    static final class Item {

        private final String name;
        private final Optional<Relation> relation;
        private final List<Output> columns;
        private final boolean all;

        private Item(String name, Optional<Relation> relation, List<Output> columns, boolean all) {
            this.name = name;
            this.relation = relation;
            this.columns = columns;
            this.all = all;
        }

        /**
         * A relation.
         *
         * @param renamed the names that its first columns get
         * @param resolve whether the columns of views are found for it, which takes time
         */
        static Item of(String name, Relation relation, List<String> renamed, boolean resolve) {
            boolean open = relation instanceof View view && (resolve ? !view.columnsKnown() : !view.isResolved());
            List<Output> outputs = new ArrayList<>();
            for (Column column : open ? List.<Column>of() : relation.columns()) {
                outputs.add(new Output(
                        column.name(), column.type(), Optional.of(new Reference(relation.id(), column.number()))));
            }
            return new Item(name, Optional.of(relation), renamed(outputs, renamed), !open && relation.isKnown());
        }

        /** What is no relation, with what it gives out if that is known. */
        static Item of(String name, Optional<List<Output>> outputs, List<String> renamed) {
            List<Output> inner = new ArrayList<>();
            for (Output output : outputs.orElse(List.of())) {
                inner.add(new Output(output.name(), output.type(), Optional.empty()));
            }
            return new Item(name, Optional.empty(), renamed(inner, renamed), outputs.isPresent());
        }

        /** Joined items under a name of their own: their columns are still those of their relations. */
        static Item joined(String name, Optional<List<Output>> outputs, List<String> renamed) {
            List<Output> columns = new ArrayList<>(outputs.orElse(List.of()));
            return new Item(name, Optional.empty(), renamed(columns, renamed), outputs.isPresent());
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

        /** The same under another name. */
        Item as(String other) {
            return new Item(other, relation, columns, all);
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

    private final Optional<Scope> outer;
    private final Optional<CommonTable> commonTable;
    private final List<Item> items;
    private final int count;
    private Map<String, Output> index = Map.of();

    private Scope(Optional<Scope> outer, Optional<CommonTable> commonTable, List<Item> items, int count) {
        this.outer = outer;
        this.commonTable = commonTable;
        this.items = items;
        this.count = count;
    }

    /** Within it, a common table expression can be read. */
    Scope with(CommonTable table) {
        return new Scope(Optional.of(this), Optional.of(table), List.of(), 0);
    }

    /** Within it, the items can be named that a list has so far. */
    Scope with(List<Item> list) {
        return new Scope(Optional.of(this), Optional.empty(), list, list.size());
    }

    /** The common table expression of a name. */
    Optional<CommonTable> commonTable(String name) {
        for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
            Optional<CommonTable> found = scope.get().commonTable.filter(table -> table.name.equals(name));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The item of a name, the innermost first. */
    Optional<Item> item(String name) {
        for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
            for (int i = 0; i < scope.get().count; i++) {
                Item item = scope.get().items.get(i);
                if (item.name.equals(name)) {
                    return Optional.of(item);
                }
            }
        }
        return Optional.empty();
    }

    /** The item that is called so, and stands in that schema if one is named. */
    Optional<Item> item(QualifiedName qualifier) {
        return item(qualifier.name())
                .filter(item -> qualifier.schema().isEmpty()
                        || item.relation()
                                .filter(relation -> relation.name()
                                        .schema()
                                        .equals(qualifier.schema().get()))
                                .isPresent());
    }

    /** The column of a name without a qualifier; nothing where one that is not known may have it nearer by. */
    Optional<Output> column(String name) {
        for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
            Optional<Output> found = scope.get().own(name);
            if (found.isPresent()) {
                return found;
            }
            if (!scope.get().all()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Output> own(String name) {
        if (count > FEW) {
            if (index.isEmpty()) {
                index = new HashMap<>();
                for (int i = count - 1; i >= 0; i--) {
                    for (Output column : items.get(i).columns) {
                        index.put(column.name(), column);
                    }
                }
            }
            return Optional.ofNullable(index.get(name));
        }
        for (int i = 0; i < count; i++) {
            Optional<Output> found = items.get(i).column(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private boolean all() {
        for (int i = 0; i < count; i++) {
            if (!items.get(i).all) {
                return false;
            }
        }
        return true;
    }
}
