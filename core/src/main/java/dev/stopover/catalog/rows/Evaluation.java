package dev.stopover.catalog.rows;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.OutputName;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a query over the system catalogs. Rows of which it is not certain whether they belong to the result are part of it,
 * in doubt; a form that is not followed ends it.
 */
final class Evaluation {

    private final Mentions mentions;

    private final SystemCatalogs catalogs;

    private final Terms terms;
    private final JoinConditions joins;

    private final Map<QualifiedName, List<CatalogRow>> read = new LinkedHashMap<>();

    private final Map<String, List<CatalogRow>> common = new HashMap<>();
    private int left;

    Evaluation(Mentions mentions, SystemCatalogs catalogs, int mostRows) {
        this.mentions = mentions;
        this.catalogs = catalogs;
        this.joins = new JoinConditions(mentions);
        this.left = mostRows;
        this.terms = new Terms(mentions, catalogs, this);
    }

    Terms terms() {
        return terms;
    }

    /** The rows of a query. */
    List<CatalogRow> query(int query, RowScope outer) {
        List<CatalogRow> rows = null;
        boolean all = true;
        for (int part : mentions.children(query)) {
            switch (mentions.role(part)) {
                case SELECT -> rows = joined(rows, select(part, outer));
                case VALUES -> rows = joined(rows, values(part, outer));
                case QUERY -> rows = joined(rows, query(part, outer));
                case SET_OPERATION -> {
                    if (mentions.keyword(part) != Keyword.UNION) {
                        throw new NotKnown();
                    }
                    all &= isAll(part);
                }
                case LIMIT -> limit(rows);
                case WITH -> commonTables(part, outer);
                case ORDER_BY, LOCKED -> {}
                default -> throw new NotKnown();
            }
        }
        if (rows == null) {
            throw new NotKnown();
        }
        return all ? rows : CatalogRow.distinct(rows);
    }

    private void commonTables(int with, RowScope outer) {
        for (int table : mentions.children(with)) {
            int[] parts = mentions.children(table);
            boolean plain = parts.length == 2 && mentions.is(parts[1], MentionRole.QUERY);
            if (!plain || mentions.isRecursive(with)) {
                throw new NotKnown();
            }
            common.put(mentions.value(parts[0]), query(parts[1], outer));
        }
    }

    /** Which rows stay is known where there is but one. */
    private static void limit(List<CatalogRow> rows) {
        if (rows == null || rows.size() > 1) {
            throw new NotKnown();
        }
    }

    private boolean isAll(int operation) {
        int next = mentions.last(operation) + 1;
        return mentions.last(operation) > mentions.first(operation)
                || mentions.tokens().keyword(mentions.tokens().significant(next)) == Keyword.ALL;
    }

    private static List<CatalogRow> joined(List<CatalogRow> rows, List<CatalogRow> more) {
        if (rows == null) {
            return more;
        }
        List<String> names =
                rows.isEmpty() ? List.of() : List.copyOf(rows.get(0).columns().keySet());
        List<CatalogRow> all = new ArrayList<>(rows);
        for (CatalogRow row : more) {
            all.add(names.isEmpty() ? row : row.named(names));
        }
        return all;
    }

    private List<CatalogRow> values(int values, RowScope outer) {
        List<CatalogRow> rows = new ArrayList<>();
        for (int row : mentions.children(values)) {
            Map<String, CellValue> columns = new LinkedHashMap<>();
            for (int value : mentions.children(row)) {
                columns.put("column" + (columns.size() + 1), terms.value(value, outer));
            }
            rows.add(new CatalogRow(columns, false));
        }
        return rows;
    }

    private List<CatalogRow> select(int select, RowScope outer) {
        List<Integer> conditions = new ArrayList<>();
        List<Integer> targets = new ArrayList<>();
        List<Integer> items = new ArrayList<>();
        for (int part : mentions.children(select)) {
            switch (mentions.role(part)) {
                case TARGET -> targets.add(part);
                case WHERE -> joins.conjuncts(mentions.children(part)[0], conditions);
                case FROM_RELATION, FROM_QUERY, FROM_FUNCTION, JOIN -> items.add(part);
                default -> throw new NotKnown();
            }
        }
        List<RowScope> scopes = List.of(outer.inside());
        for (int item : items) {
            scopes = from(item, scopes, conditions);
        }
        List<CatalogRow> rows = new ArrayList<>();
        boolean counts = targets.size() == 1 && terms.isCount(mentions.children(targets.get(0))[0]);
        for (RowScope scope : scopes) {
            CellValue kept = CellValue.TRUE;
            for (int condition : conditions) {
                kept = CellValue.and(kept, terms.value(condition, scope));
            }
            if (!kept.isFalse() && !kept.isNull()) {
                CatalogRow row = counts ? CatalogRow.of(false, "count", "1") : output(targets, scope);
                rows.add(kept.isUnknown() || scope.isDoubtful() ? row.inDoubt() : row);
            }
        }
        if (counts) {
            boolean doubtful = rows.stream().anyMatch(CatalogRow::doubtful);
            return List.of(
                    CatalogRow.of(false, "count", doubtful ? CellValue.UNKNOWN : CellValue.text("" + rows.size())));
        }
        boolean isDistinct = mentions.tokens().keyword(mentions.tokens().significant(mentions.first(select) + 1))
                == Keyword.DISTINCT;
        return isDistinct ? CatalogRow.distinct(rows) : rows;
    }

    private CatalogRow output(List<Integer> targets, RowScope scope) {
        Map<String, CellValue> columns = new LinkedHashMap<>();
        for (int target : targets) {
            int expression = mentions.children(target)[0];
            if (mentions.is(expression, MentionRole.STAR)) {
                List<String> parts = mentions.parts(expression);
                scope.items().forEach((name, row) -> {
                    if (parts.size() == 1 || parts.get(parts.size() - 2).equals(name)) {
                        columns.putAll(row.columns());
                    }
                });
            } else {
                columns.put(OutputName.of(mentions, target), terms.value(expression, scope));
            }
        }
        return new CatalogRow(columns, false);
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
            joins.conjuncts(parts[2], on);
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

    /** What an outer join puts in the place of a row that is not there. */
    private static final CatalogRow NO_ROW = new CatalogRow(Map.of(), true);

    /** The scopes in which no condition that can be answered yet is wrong. */
    private List<RowScope> filtered(List<RowScope> scopes, List<Integer> conditions) {
        List<RowScope> filtered = new ArrayList<>();
        for (RowScope scope : scopes) {
            boolean kept = true;
            for (int i = 0; kept && i < conditions.size(); i++) {
                CellValue value = terms.value(conditions.get(i), scope);
                kept = !value.isFalse() && !value.isNull();
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
        Optional<JoinConditions.Equality> equality = mentions.is(item, MentionRole.FROM_RELATION) && before.size() > 1
                ? joins.equality(name, conditions)
                : Optional.empty();
        Map<CellValue, List<CatalogRow>> index = new HashMap<>();
        equality.ifPresent(found -> rows(item, before.get(0), conditions)
                .forEach(row -> index.computeIfAbsent(row.column(found.column()), value -> new ArrayList<>())
                        .add(row)));
        for (RowScope scope : before) {
            for (CatalogRow row :
                    equality.isPresent() ? matching(index, equality.get(), scope) : rows(item, scope, conditions)) {
                if (left-- <= 0) {
                    throw new NotKnown();
                }
                scopes.add(scope.with(name, row));
            }
        }
        return scopes;
    }

    /** The rows whose column may equal a value of another item. */
    private List<CatalogRow> matching(
            Map<CellValue, List<CatalogRow>> index, JoinConditions.Equality equality, RowScope scope) {
        CellValue value = terms.value(equality.other(), scope);
        List<CatalogRow> rows = new ArrayList<>();
        index.forEach((key, found) -> {
            if (!key.equals(value) && (key.isUnknown() || value.isUnknown())) {
                rows.addAll(found);
            }
        });
        rows.addAll(index.getOrDefault(value, List.of()));
        return rows;
    }

    private String name(int item) {
        return mentions.child(item, MentionRole.ALIAS)
                .map(mentions::value)
                .orElseGet(() -> mentions.child(item, MentionRole.RELATION)
                        .map(relation -> mentions.name(relation).name())
                        .orElse(" "));
    }

    private List<CatalogRow> rows(int item, RowScope scope, List<Integer> conditions) {
        List<CatalogRow> rows = switch (mentions.role(item)) {
            case FROM_RELATION -> relation(item, conditions);
            case FROM_QUERY -> query(mentions.children(item)[0], scope);
            case FROM_FUNCTION -> terms.elements(mentions.children(item)[0], scope, name(item));
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

    private List<CatalogRow> relation(int item, List<Integer> conditions) {
        QualifiedName name = mentions.name(mentions.children(item)[0]);
        if (name.schema().isEmpty() && common.containsKey(name.name())) {
            return common.get(name.name());
        }
        return read.computeIfAbsent(
                name,
                asked -> catalogs.rows(asked, joins.names(asked, name(item), conditions))
                        .orElseThrow(NotKnown::new));
    }
}
