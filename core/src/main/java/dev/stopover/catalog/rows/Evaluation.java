package dev.stopover.catalog.rows;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.OutputName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a query over the system catalogs. Rows of which it is not certain whether they belong to the result are part of it,
 * in doubt; a form that is not followed ends it.
 */
final class Evaluation {

    private final Mentions mentions;
    private final Terms terms;
    private final Joins joins;

    Evaluation(Mentions mentions, SystemCatalogs catalogs, int mostRows) {
        this.mentions = mentions;
        this.terms = new Terms(mentions, catalogs, this);
        this.joins = new Joins(mentions, catalogs, this, mostRows);
    }

    Terms terms() {
        return terms;
    }

    /** The rows of a query whose answer is of no use where one of them is in doubt. */
    List<CatalogRow> certain(int query) {
        int[] parts = mentions.children(query);
        boolean plain = parts.length > 0
                && mentions.is(parts[0], MentionRole.SELECT)
                && (parts.length == 1 || parts.length == 2 && mentions.is(parts[1], MentionRole.ORDER_BY))
                && !isDistinct(parts[0]);
        return plain ? select(parts[0], RowScope.NONE, true) : query(query, RowScope.NONE);
    }

    /** The rows of a query. */
    List<CatalogRow> query(int query, RowScope outer) {
        List<CatalogRow> rows = null;
        boolean all = true;
        for (int part : mentions.children(query)) {
            switch (mentions.role(part)) {
                case SELECT -> rows = joined(rows, select(part, outer, false));
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
            joins.name(mentions.value(parts[0]), query(parts[1], outer));
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

    List<CatalogRow> values(int values, RowScope outer) {
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

    private List<CatalogRow> select(int select, RowScope outer, boolean certain) {
        List<Integer> conditions = new ArrayList<>();
        List<Integer> targets = new ArrayList<>();
        List<Integer> items = new ArrayList<>();
        for (int part : mentions.children(select)) {
            switch (mentions.role(part)) {
                case TARGET -> targets.add(part);
                case WHERE -> joins.conditions().conjuncts(mentions.children(part)[0], conditions);
                case FROM_RELATION, FROM_QUERY, FROM_FUNCTION, JOIN -> items.add(part);
                default -> throw new NotKnown();
            }
        }
        boolean counts = targets.size() == 1 && isCount(mentions.children(targets.get(0))[0]);
        List<RowScope> scopes = joins.of(items, targets, List.of(outer.inside()), conditions, certain && !counts);
        List<CatalogRow> rows = new ArrayList<>();
        for (RowScope scope : scopes) {
            CellValue kept = kept(scope, conditions);
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
        return isDistinct(select) ? CatalogRow.distinct(rows) : rows;
    }

    /** Whether all conditions hold. */
    CellValue kept(RowScope scope, List<Integer> conditions) {
        CellValue kept = CellValue.TRUE;
        for (int condition : conditions) {
            kept = kept.isFalse() ? kept : CellValue.and(kept, terms.value(condition, scope));
        }
        return kept;
    }

    private boolean isDistinct(int select) {
        return mentions.tokens().keyword(mentions.tokens().significant(mentions.first(select) + 1)) == Keyword.DISTINCT;
    }

    private CatalogRow output(List<Integer> targets, RowScope scope) {
        Map<String, CellValue> columns = new LinkedHashMap<>();
        for (int target : targets) {
            int expression = mentions.children(target)[0];
            if (mentions.is(expression, MentionRole.STAR)) {
                List<String> parts = mentions.parts(expression);
                for (RowScope item : scope.items()) {
                    if (parts.size() == 1 || parts.get(parts.size() - 2).equals(item.name())) {
                        columns.putAll(item.row().columns());
                    }
                }
            } else {
                columns.put(OutputName.of(mentions, target), terms.value(expression, scope));
            }
        }
        return new CatalogRow(columns, false);
    }

    private boolean isCount(int term) {
        int inside = term;
        while (mentions.is(inside, MentionRole.CAST)) {
            inside = mentions.operand(inside);
        }
        return mentions.is(inside, MentionRole.CALL)
                && mentions.name(mentions.from(inside)).name().equals("count");
    }
}
