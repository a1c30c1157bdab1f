package dev.stopover.catalog.rows;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the items of FROM and joins their rows. */
final class Joins {

    /** What an outer join puts in the place of a row that is not there. */
    private static final CatalogRow NO_ROW = new CatalogRow(Map.of(), true);

    private final Mentions mentions;
    private final SystemCatalogs catalogs;
    private final Evaluation evaluation;
    private final JoinConditions joined;
    private final Map<Read, List<CatalogRow>> read = new LinkedHashMap<>();
    private final Map<String, List<CatalogRow>> common = new HashMap<>();
    private int left;

    /** What has been read of a catalog. */
    private record Read(QualifiedName catalog, Wanted wanted) {}

    Joins(Mentions mentions, SystemCatalogs catalogs, Evaluation evaluation, int mostRows) {
        this.mentions = mentions;
        this.catalogs = catalogs;
        this.evaluation = evaluation;
        this.joined = new JoinConditions(mentions);
        this.left = mostRows;
    }

    JoinConditions conditions() {
        return joined;
    }

    /** Gives rows a name that FROM may use. */
    void name(String name, List<CatalogRow> rows) {
        common.put(name, rows);
    }

    /**
     * Joins the items of FROM; relations are joined in an order in which few rows are looked at.
     *
     * @param certain whether the rows are of no use where one of them is in doubt
     */
    List<RowScope> of(
            List<Integer> items,
            List<Integer> targets,
            List<RowScope> before,
            List<Integer> conditions,
            boolean certain) {
        List<Integer> relations = new ArrayList<>();
        List<Integer> on = new ArrayList<>();
        boolean plain =
                targets.stream().noneMatch(target -> mentions.is(mentions.children(target)[0], MentionRole.STAR));
        for (int item : items) {
            plain &= plain && joined.relations(item, relations, on);
        }
        List<RowScope> scopes = before;
        if (!plain) {
            for (int item : items) {
                scopes = from(item, scopes, conditions);
            }
            return scopes;
        }
        conditions.addAll(on);
        if (certain && joined.isHopeless(relations.stream().map(this::name).toList(), conditions)) {
            if (leavesAny(relations, scopes, conditions)) {
                throw new NotKnown();
            }
            return List.of();
        }
        while (!relations.isEmpty()) {
            scopes = from(next(relations, scopes, conditions), scopes, conditions);
        }
        return scopes;
    }

    /** Takes the relation out of which the fewest rows are looked at. */
    private int next(List<Integer> relations, List<RowScope> scopes, List<Integer> conditions) {
        int next = 0;
        for (int i = relations.size() - 1; i >= 0; i--) {
            if (wanted(relations.get(i), scopes, conditions).isSelective()) {
                next = i;
            }
        }
        int relation = relations.get(next);
        relations.subList(next, next + 1).clear();
        return relation;
    }

    /** Whether any rows of the relations go together; they are joined one by one, until some do. */
    private boolean leavesAny(List<Integer> relations, List<RowScope> scopes, List<Integer> conditions) {
        if (relations.isEmpty()) {
            return scopes.stream()
                    .map(scope -> evaluation.kept(scope, conditions))
                    .anyMatch(kept -> !kept.isFalse() && !kept.isNull());
        }
        List<Integer> others = new ArrayList<>(relations);
        for (RowScope scope : from(next(others, scopes, conditions), scopes, conditions)) {
            if (leavesAny(others, List.of(scope), conditions)) {
                return true;
            }
        }
        return false;
    }

    /** What of an item the conditions and the rows before it leave. */
    private Wanted wanted(int item, List<RowScope> before, List<Integer> conditions) {
        return mentions.is(item, MentionRole.FROM_RELATION)
                ? joined.wanted(name(item), conditions, before, evaluation.terms())
                : Wanted.ALL;
    }

    /** Joins an item of FROM to what has been read before it. */
    private List<RowScope> from(int item, List<RowScope> before, List<Integer> conditions) {
        if (!mentions.is(item, MentionRole.JOIN)) {
            return filtered(combined(item, before, conditions), conditions);
        }
        int[] parts = mentions.children(item);
        Keyword word = mentions.keyword(item);
        boolean inner = word == Keyword.JOIN || word == Keyword.INNER || word == Keyword.CROSS;
        if (!inner && word != Keyword.LEFT || parts.length > 3) {
            throw new NotKnown();
        }
        List<Integer> on = new ArrayList<>();
        if (parts.length == 3) {
            if (mentions.is(parts[2], MentionRole.USING)) {
                throw new NotKnown();
            }
            joined.conjuncts(parts[2], on);
        }
        List<RowScope> first = from(parts[0], before, conditions);
        if (inner) {
            conditions.addAll(on);
            return from(parts[1], first, conditions);
        }
        List<RowScope> scopes = new ArrayList<>();
        for (RowScope scope : first) {
            List<RowScope> matches = filtered(from(parts[1], List.of(scope), new ArrayList<>()), on);
            scopes.addAll(matches.isEmpty() ? List.of(scope.with(name(parts[1]), NO_ROW)) : matches);
        }
        return scopes;
    }

    /** The scopes in which no simple condition is wrong, as far as it can be answered yet. */
    private List<RowScope> filtered(List<RowScope> scopes, List<Integer> conditions) {
        List<RowScope> filtered = new ArrayList<>();
        for (RowScope scope : scopes) {
            boolean kept = true;
            for (int i = 0; kept && i < conditions.size(); i++) {
                if (joined.isSimple(conditions.get(i))) {
                    CellValue value = evaluation.terms().value(conditions.get(i), scope);
                    kept = !value.isFalse() && !value.isNull();
                }
            }
            if (kept) {
                filtered.add(scope);
            }
        }
        return filtered;
    }

    private List<RowScope> combined(int item, List<RowScope> before, List<Integer> conditions) {
        List<RowScope> scopes = new ArrayList<>();
        String name = name(item);
        Wanted wanted = wanted(item, before, conditions);
        List<JoinConditions.Equality> equalities = mentions.is(item, MentionRole.FROM_RELATION) && before.size() > 1
                ? joined.equalities(name, conditions)
                : List.of();
        Map<List<CellValue>, List<CatalogRow>> index = new HashMap<>();
        if (!equalities.isEmpty()) {
            for (CatalogRow row : rows(item, before.get(0), wanted)) {
                index.computeIfAbsent(
                                known(equalities.stream().map(equality -> row.column(equality.column()))),
                                values -> new ArrayList<>())
                        .add(row);
            }
        }
        for (RowScope scope : before) {
            for (CatalogRow row :
                    equalities.isEmpty() ? rows(item, scope, wanted) : matching(index, equalities, scope)) {
                if (left-- <= 0) {
                    throw new NotKnown();
                }
                scopes.add(scope.with(name, row));
            }
        }
        return scopes;
    }

    /** The values, if all of them are known, and none otherwise. */
    private static List<CellValue> known(Stream<CellValue> values) {
        List<CellValue> all = values.toList();
        return all.stream().anyMatch(CellValue::isUnknown) ? List.of() : all;
    }

    /** The rows whose columns may equal values of other items. */
    private List<CatalogRow> matching(
            Map<List<CellValue>, List<CatalogRow>> index, List<JoinConditions.Equality> equalities, RowScope scope) {
        List<CellValue> values =
                known(equalities.stream().map(equality -> evaluation.terms().value(equality.other(), scope)));
        List<CatalogRow> rows = new ArrayList<>();
        if (values.isEmpty()) {
            index.values().forEach(rows::addAll);
        } else {
            rows.addAll(index.getOrDefault(List.of(), List.of()));
            rows.addAll(index.getOrDefault(values, List.of()));
        }
        return rows;
    }

    private String name(int item) {
        return mentions.child(item, MentionRole.ALIAS)
                .map(mentions::value)
                .orElseGet(() -> mentions.child(item, MentionRole.RELATION)
                        .map(relation -> mentions.name(relation).name())
                        .orElse(" "));
    }

    private List<CatalogRow> rows(int item, RowScope scope, Wanted wanted) {
        List<CatalogRow> rows = switch (mentions.role(item)) {
            case FROM_RELATION -> relation(mentions.name(mentions.children(item)[0]), wanted);
            case FROM_QUERY -> evaluation.query(mentions.children(item)[0], scope);
            case FROM_FUNCTION -> evaluation.terms().elements(mentions.children(item)[0], scope, name(item));
            default -> throw new NotKnown();
        };
        List<String> names = new ArrayList<>();
        for (int part : mentions.children(item)) {
            if (mentions.is(part, MentionRole.COLUMN_ALIAS)) {
                names.add(mentions.value(part));
            }
        }
        return names.isEmpty()
                ? rows
                : rows.stream().map(row -> row.named(names)).toList();
    }

    private List<CatalogRow> relation(QualifiedName name, Wanted wanted) {
        if (name.schema().isEmpty() && common.containsKey(name.name())) {
            return common.get(name.name());
        }
        return read.computeIfAbsent(
                new Read(name, wanted),
                asked -> catalogs.rows(asked.catalog(), asked.wanted()).orElseThrow(NotKnown::new));
    }
}
