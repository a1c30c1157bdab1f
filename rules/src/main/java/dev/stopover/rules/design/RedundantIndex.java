package dev.stopover.rules.design;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.ScriptContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An index whose columns another one begins with costs every write and helps no read. */
public final class RedundantIndex extends ChangeSetRule {

    public RedundantIndex() {
        super(RuleInfo.note("redundant-index", "An index does nothing that another one does not do")
                .tags("index", "splinter:0009_duplicate_index"));
    }

    @Override
    public void check(ChangeSet changes, History history, State after, RuleContext context) {
        List<Made> found = new ArrayList<>();
        Map<Made, Pair> pairs = new HashMap<>();
        for (Table table : after.catalog().tables()) {
            if (!table.isUncertain(Aspect.INDEXES)) {
                for (Index index : table.indexes().values()) {
                    serving(index, table)
                            .ifPresent(other -> Made.at(index.origin(), index.name(), changes)
                                    .ifPresent(one -> {
                                        found.add(one);
                                        pairs.put(one, new Pair(table, index, other));
                                    }));
                }
            }
        }
        Made.byMigration(found)
                .forEach((migration, group) -> report(group, pairs, context.in(migration, migration.up())));
    }

    private record Pair(Table table, Index index, Index other) {

        String words() {
            return "Whatever %s is good for, %s does too".formatted(index.name(), other.name());
        }
    }

    private static void report(List<Made> group, Map<Made, Pair> pairs, ScriptContext script) {
        Pair first = pairs.get(group.get(0));
        int others = group.size() - 1;
        String more = others == 0 ? "" : ", and so it is with %d more".formatted(others);
        Draft draft = script.report(group.get(0).place(), "%s, and every write keeps both%s.", first.words(), more)
                .help(
                        "Drop it outside a transaction: DROP INDEX CONCURRENTLY %s;",
                        new ObjectName(
                                first.table().name().schema(), first.index().name()));
        group.stream()
                .skip(1)
                .forEach(found -> draft.related(found.place(), pairs.get(found).words() + "."));
    }

    /** Another index that begins with the same columns in the same order, if this one does not keep rows apart. */
    private static Optional<Index> serving(Index index, Table table) {
        if (index.unique() && index.constraint().isEmpty() && isPlain(index)) {
            return keepingApart(index, table);
        }
        if (index.unique() || index.constraint().isPresent() || !isPlain(index)) {
            return Optional.empty();
        }
        return table.indexes().values().stream()
                .filter(other -> other != index
                        && isPlain(other)
                        && begins(other, index)
                        && (other.keys().size() > index.keys().size()
                                || other.unique()
                                || other.name().compareTo(index.name()) < 0)
                        && index.include().isEmpty())
                .findFirst();
    }

    /** A constraint that keeps rows apart by the same columns, or another unique index that does so. */
    private static Optional<Index> keepingApart(Index index, Table table) {
        return table.indexes().values().stream()
                .filter(other -> other != index
                        && other.unique()
                        && isPlain(other)
                        && columns(other).equals(columns(index))
                        && other.nullsDistinct() == index.nullsDistinct()
                        && index.include().isEmpty()
                        && (other.constraint().isPresent() || other.name().compareTo(index.name()) < 0))
                .findFirst();
    }

    private static boolean begins(Index longer, Index shorter) {
        return longer.keys().size() >= shorter.keys().size()
                && columns(longer).subList(0, shorter.keys().size()).equals(columns(shorter));
    }

    private static List<String> columns(Index index) {
        return index.keys().stream().map(key -> key.column().orElse("")).toList();
    }

    /** Of columns in ascending order by their usual operators, over all rows. */
    private static boolean isPlain(Index index) {
        return index.method().equals("btree")
                && index.predicate().isEmpty()
                && index.keys().stream()
                        .allMatch(key -> key.column().isPresent()
                                && key.written()
                                        .filter(column -> column.descending()
                                                || column.operatorClass().isPresent()
                                                || column.collation().isPresent()
                                                || column.nullsFirst().isPresent())
                                        .isEmpty());
    }
}
