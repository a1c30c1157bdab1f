package dev.stopover.catalog;

import dev.stopover.catalog.Resolution.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items of a FROM as far as they have been read, and the columns that its joins merge. */
final class FromItems {

    private final List<FromItem> items = new ArrayList<>();

    /** The names of merged columns, those of the last join first, as a star puts them out. */
    private final List<String> merged = new ArrayList<>();

    /** The first column of each name in the items that have been looked through. */
    private final Map<String, Output> first = new HashMap<>();

    private int lookedThrough;

    /** One item alone. */
    static FromItems of(FromItem item) {
        FromItems items = new FromItems();
        items.add(item);
        return items;
    }

    void add(FromItem item) {
        items.add(item);
    }

    List<FromItem> all() {
        return items;
    }

    /** The names of merged columns. */
    List<String> merged() {
        return merged;
    }

    /** Merges the columns of some names; says which columns these are. */
    List<Output> merge(List<String> names) {
        List<Output> columns = new ArrayList<>();
        Optional<FromItem> last = last();
        for (String name : names) {
            firstOf(name).ifPresent(columns::add);
            last.flatMap(item -> item.column(name)).ifPresent(columns::add);
        }
        merged.removeAll(names);
        merged.addAll(0, names);
        return columns;
    }

    /** The names of the last item's columns that one before it has, too. */
    List<String> shared() {
        List<String> names = new ArrayList<>();
        for (Output column : last().map(FromItem::columns).orElse(List.of())) {
            if (firstOf(column.name()).filter(earlier -> earlier != column).isPresent()) {
                names.add(column.name());
            }
        }
        return names;
    }

    private Optional<FromItem> last() {
        for (int i = items.size() - 1; i >= 0; i--) {
            if (!items.get(i).isQualified()) {
                return Optional.of(items.get(i));
            }
        }
        return Optional.empty();
    }

    private Optional<Output> firstOf(String name) {
        for (; lookedThrough < items.size(); lookedThrough++) {
            if (!items.get(lookedThrough).isQualified()) {
                for (Output column : items.get(lookedThrough).columns()) {
                    first.putIfAbsent(column.name(), column);
                }
            }
        }
        return Optional.ofNullable(first.get(name));
    }

    /** All columns that a star puts out, the merged ones once and first; nothing where not all are known. */
    Optional<List<Output>> starred() {
        List<Output> outputs = new ArrayList<>();
        boolean all = !items.isEmpty();
        for (String name : merged) {
            firstOf(name).ifPresent(outputs::add);
        }
        for (FromItem item : items) {
            all &= item.all();
            for (Output column : item.isQualified() && items.size() > 1 ? List.<Output>of() : item.columns()) {
                if (!merged.contains(column.name())) {
                    outputs.add(column);
                }
            }
        }
        return all ? Optional.of(outputs) : Optional.empty();
    }
}
