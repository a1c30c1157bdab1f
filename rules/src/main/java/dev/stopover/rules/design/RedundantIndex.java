package dev.stopover.rules.design;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.ScriptContext;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An index whose columns another one begins with costs every write and helps no read. */
public final class RedundantIndex extends ChangeSetRule {

    public RedundantIndex() {
        super(note("redundant-index", "An index does nothing that another one does not do")
                .tags("index", "splinter:0009_duplicate_index"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        List<Shortcoming> found = new ArrayList<>();
        Map<Shortcoming, Pair> pairs = new HashMap<>();
        for (Table table : after.catalog().tables()) {
            if (!table.isUncertain(Aspect.INDEXES)) {
                for (Index index : table.indexes().values()) {
                    serving(index, table)
                            .ifPresent(other -> Shortcoming.at(index.origin(), index.name(), changes)
                                    // One that was there before is of no more use from the new one on.
                                    .or(() -> Shortcoming.at(other.origin(), index.name(), changes))
                                    .ifPresent(one -> {
                                        found.add(one);
                                        pairs.put(
                                                one,
                                                new Pair(table, index, other, carries(index, other, table, after)));
                                    }));
                }
            }
        }
        Shortcoming.byMigration(found)
                .forEach((migration, group) -> report(group, pairs, context.in(migration, migration.up())));
    }

    /** A foreign key rests on the first unique index over the columns that it names. */
    private static boolean carries(Index index, Index other, Table table, State after) {
        Set<String> columns = Set.copyOf(columns(index));
        return index.unique()
                && index.number() < other.number()
                && after.catalog().tables().stream()
                        .flatMap(referring -> referring.constraints().values().stream())
                        .anyMatch(constraint -> constraint.references() == table.id()
                                && Set.copyOf(constraint.referencedColumns()).equals(columns));
    }

    private record Pair(Table table, Index index, Index other, boolean carries) {

        String words() {
            return "Whatever %s is good for, %s does too".formatted(index.name(), other.name());
        }

        String dropped() {
            String drop = index.constraint()
                    .map(constraint -> "Drop it: ALTER TABLE %s DROP CONSTRAINT %s;"
                            .formatted(table.name(), Names.quoted(constraint)))
                    .orElseGet(() -> "Drop it outside a transaction: DROP INDEX CONCURRENTLY %s;"
                            .formatted(new ObjectName(table.name().schema(), index.name())));
            return carries
                    ? drop + " Foreign keys that rest on it have to be dropped before, and added again after."
                    : drop;
        }
    }

    private static void report(List<Shortcoming> group, Map<Shortcoming, Pair> pairs, ScriptContext script) {
        Pair first = pairs.get(group.get(0));
        int others = group.size() - 1;
        String more = others == 0 ? "" : ", and so it is with %d more".formatted(others);
        Draft draft = script.report(group.get(0).place(), "%s, and every write keeps both%s.", first.words(), more)
                .help(first.dropped());
        group.stream()
                .skip(1)
                .forEach(found -> draft.related(found.place(), pairs.get(found).words() + "."));
    }

    /** Another index that begins with the same columns in the same order, if this one does not keep rows apart. */
    private static Optional<Index> serving(Index index, Table table) {
        if (index.unique() && isPlain(index)) {
            return keepingApart(index, table);
        }
        if (!isPlain(index)) {
            return index.constraint().isPresent() ? Optional.empty() : alike(index, table);
        }
        if (index.unique() || index.constraint().isPresent()) {
            return Optional.empty();
        }
        return table.indexes().values().stream()
                .filter(other -> other != index
                        && begins(other, index)
                        && isPlain(other, index.keys().size())
                        && (other.keys().size() > index.keys().size()
                                || other.unique()
                                || other.number() < index.number())
                        && index.include().isEmpty())
                .findFirst();
    }

    /** A constraint that keeps rows apart by the same columns, or another unique index that does so. */
    private static Optional<Index> keepingApart(Index index, Table table) {
        if (isDeferrable(index, table) || index.parent().isPresent()) {
            return Optional.empty();
        }
        return table.indexes().values().stream()
                .filter(other -> other != index
                        && other.unique()
                        && isPlain(other)
                        && columns(other).equals(columns(index))
                        && (other.nullsDistinct() == index.nullsDistinct() || rank(other, table) == 0)
                        && index.include().isEmpty()
                        && !isDeferrable(other, table)
                        && isKeptBefore(other, index, table))
                .findFirst();
    }

    /** Of two that keep the same rows apart: the primary key is kept, then a constraint, then the first that was made. */
    private static boolean isKeptBefore(Index other, Index index, Table table) {
        int difference = Integer.compare(rank(index, table), rank(other, table));
        return difference > 0 || difference == 0 && other.number() < index.number();
    }

    /** What may be broken until the end of a transaction serves neither foreign keys nor ON CONFLICT. */
    private static boolean isDeferrable(Index index, Table table) {
        return index.constraint()
                .map(name -> table.constraints().get(name))
                .filter(TableConstraint::deferrable)
                .isPresent();
    }

    private static int rank(Index index, Table table) {
        if (index.constraint().isEmpty()) {
            return 2;
        }
        return table.primaryKey()
                        .filter(key -> key.name().equals(index.constraint().orElseThrow()))
                        .isPresent()
                ? 0
                : 1;
    }

    /** Another index that is made of the same words. */
    private static Optional<Index> alike(Index index, Table table) {
        List<String> spelled = spelled(index);
        return table.indexes().values().stream()
                .filter(other -> other != index
                        && other.constraint().isEmpty()
                        && other.number() < index.number()
                        && spelled(other).equals(spelled))
                .findFirst();
    }

    private static List<String> spelled(Index index) {
        List<String> words = new ArrayList<>(
                List.of(index.method(), "" + index.unique(), "" + index.nullsDistinct(), "" + index.include()));
        index.predicate().ifPresent(condition -> spell(condition.tokens(), condition.first(), condition.last(), words));
        for (Index.Key key : index.keys()) {
            words.add(",");
            key.column().ifPresent(words::add);
            key.expression().ifPresent(one -> spell(one.tokens(), one.first(), one.last(), words));
            key.written().ifPresent(column -> {
                words.add(column.descending() + " " + column.nullsFirst());
                words.add(column.operatorClass().map(QualifiedName::joined).orElse(""));
                words.add(column.collation().map(QualifiedName::joined).orElse(""));
            });
        }
        return words;
    }

    private static void spell(Tokens tokens, int first, int last, List<String> words) {
        for (int i = first; i <= last; i++) {
            if (!tokens.kind(i).isTrivia()) {
                words.add((tokens.kind(i).isString() ? "'" : "") + tokens.value(i));
            }
        }
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
        return isPlain(index, index.keys().size());
    }

    /** The same of its first keys; what the others are like is of no interest to who looks for the first. */
    private static boolean isPlain(Index index, int first) {
        return index.method().equals("btree")
                && index.predicate().isEmpty()
                && index.keys().subList(0, first).stream()
                        .allMatch(key -> key.column().isPresent()
                                && key.written()
                                        .filter(column -> column.descending()
                                                || column.operatorClass().isPresent()
                                                || column.collation().isPresent()
                                                || column.nullsFirst().isPresent())
                                        .isEmpty());
    }
}
