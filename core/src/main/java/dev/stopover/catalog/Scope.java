package dev.stopover.catalog;

import dev.stopover.catalog.Resolution.Output;
import dev.stopover.syntax.ColumnReference;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What names mean at one place of a query: the items of its FROM, or one common table expression, and all that stands
 * around it.
 */
final class Scope {

    /** Where no name means anything. */
    static final Scope EMPTY = new Scope(Optional.empty(), Optional.empty(), List.of(), 0, List.of(), true);

    /** So many items are looked through one by one. */
    private static final int FEW = 4;

    /** A common table expression; what it gives out may be found while it is read. */
    static final class CommonTable {

        private final String name;
        private final List<String> columns;
        private final List<String> added;
        private Optional<List<Output>> outputs = Optional.empty();

        /** One whose columns get some names, and to which SEARCH and CYCLE add some. */
        CommonTable(String name, List<String> columns, List<String> added) {
            this.name = name;
            this.columns = columns;
            this.added = added;
        }

        void outputs(Optional<List<Output>> found) {
            outputs = found.map(own -> {
                List<Output> all = new ArrayList<>(own);
                added.forEach(column -> all.add(new Output(column, DataType.UNKNOWN, Optional.empty())));
                return all;
            });
        }

        /** Whether SEARCH and CYCLE add columns, which a star does not stand for within it. */
        boolean isWidened() {
            return !added.isEmpty();
        }

        FromItem item(String alias, List<String> renamed) {
            return FromItem.of(alias, outputs, renamed.isEmpty() ? columns : renamed);
        }
    }

    private final Optional<Scope> outer;
    private final Optional<CommonTable> commonTable;
    private final List<FromItem> items;
    private final int count;
    private final List<String> merged;
    private final boolean exact;
    private Map<String, Output> index = Map.of();
    private Set<String> repeated = Set.of();

    private Scope(
            Optional<Scope> outer,
            Optional<CommonTable> commonTable,
            List<FromItem> items,
            int count,
            List<String> merged,
            boolean exact) {
        this.outer = outer;
        this.commonTable = commonTable;
        this.items = items;
        this.count = count;
        this.merged = merged;
        this.exact = exact;
    }

    /** Within it, a common table expression can be read. */
    Scope with(CommonTable table) {
        return new Scope(Optional.of(this), Optional.of(table), List.of(), 0, List.of(), true);
    }

    /** Within it, the items can be named that a list has so far, and perhaps not all of them. */
    Scope with(List<FromItem> list) {
        return new Scope(Optional.of(this), Optional.empty(), list, list.size(), List.of(), false);
    }

    /** Within it, just these items can be named. */
    Scope with(FromItems list) {
        return new Scope(
                Optional.of(this), Optional.empty(), list.all(), list.all().size(), list.merged(), true);
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
    Optional<FromItem> item(String name) {
        for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
            for (int i = 0; i < scope.get().count; i++) {
                FromItem item = scope.get().items.get(i);
                if (item.name().equals(name)) {
                    return Optional.of(item);
                }
            }
        }
        return Optional.empty();
    }

    /** The item that is called so, and stands in that schema if one is named. */
    Optional<FromItem> item(QualifiedName qualifier) {
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

    /** Whether a column is one of the items of the innermost query. */
    boolean isLocal(ColumnReference column) {
        if (column.qualifier().isEmpty()) {
            return own(column.column()).isPresent();
        }
        for (int i = 0; i < count; i++) {
            if (items.get(i).name().equals(column.qualifier().get().name())) {
                return true;
            }
        }
        return false;
    }

    /** What the name of a column without a qualifier comes to. */
    enum Sense {
        /** It is a column, or may be one of several for all that is known. */
        FOUND,
        /** Several columns have it, and none is nearer than the others. */
        AMBIGUOUS,
        /** It is no column. */
        MISSING,
        /** It may be a column of what is not known. */
        OPEN
    }

    /** What the name of a column without a qualifier comes to. */
    Sense sense(String name) {
        for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
            if (scope.get().own(name).isPresent()) {
                return scope.get().isAmbiguous(name) ? Sense.AMBIGUOUS : Sense.FOUND;
            }
            if (!scope.get().all()) {
                return Sense.OPEN;
            }
        }
        return Sense.MISSING;
    }

    /** The names of columns that can be named without a qualifier. */
    List<String> columnNames() {
        List<String> names = new ArrayList<>();
        visible().forEach(item -> names.addAll(item.isQualified() ? List.of() : item.columnNames()));
        return names;
    }

    /** The names of the items. */
    List<String> itemNames() {
        return visible().stream().map(FromItem::name).toList();
    }

    private List<FromItem> visible() {
        List<FromItem> visible = new ArrayList<>();
        for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
            visible.addAll(scope.get().items.subList(0, scope.get().count));
        }
        return visible;
    }

    private boolean isAmbiguous(String name) {
        if (!exact || count < 2 || merged.contains(name)) {
            return false;
        }
        index();
        return repeated.contains(name);
    }

    private Optional<Output> own(String name) {
        if (count > FEW) {
            index();
            return Optional.ofNullable(index.get(name));
        }
        for (int i = 0; i < count; i++) {
            Optional<Output> found =
                    items.get(i).isQualified() ? Optional.empty() : items.get(i).column(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private void index() {
        if (!index.isEmpty()) {
            return;
        }
        index = new HashMap<>();
        repeated = new HashSet<>();
        for (int i = count - 1; i >= 0; i--) {
            if (!items.get(i).isQualified()) {
                Set<String> own = new HashSet<>();
                for (Output column : items.get(i).columns()) {
                    if (own.add(column.name()) && index.put(column.name(), column) != null) {
                        repeated.add(column.name());
                    }
                }
            }
        }
    }

    private boolean all() {
        for (int i = 0; i < count; i++) {
            if (!items.get(i).all()) {
                return false;
            }
        }
        return true;
    }
}
