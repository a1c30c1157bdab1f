package dev.stopover.catalog.effect;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.TriggerTiming;
import dev.stopover.syntax.Update;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What PostgreSQL refuses to write: more values than there are columns, values into columns that it computes itself, rows
 * into what keeps none, and ON CONFLICT where no index tells what conflicts.
 */
final class WriteRefusals {

    private final Situation situation;
    private final Touches touches;

    WriteRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find(Statement statement) {
        if (statement instanceof Insert insert && !PlainInsert.isTooLong(insert)) {
            target(insert.table(), "INSERT", "insert into").ifPresent(relation -> insert(insert, relation));
        } else if (statement instanceof Update update) {
            target(update.table(), "UPDATE", "update").ifPresent(relation -> update(update, relation));
        } else if (statement instanceof Delete delete) {
            target(delete.table(), "DELETE", "delete from");
        }
        if (touches.refusal().isEmpty()) {
            touches.at(statement.keywords());
        }
    }

    /** The table that is written, of which all is known and no rule changes what is written to it. */
    private Optional<Table> target(QualifiedName name, String event, String words) {
        Optional<Relation> relation = situation.before().relation(name).filter(Relation::isKnown);
        touches.at(name);
        if (relation.isPresent() && relation.get() instanceof Sequence) {
            touches.refuse("42809", "cannot change sequence \"%s\"".formatted(name.name()));
        } else if (relation.isPresent() && relation.get() instanceof View view) {
            view(view, event, words);
        }
        return relation.filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(table -> table.rules().isEmpty()
                        && !table.isUncertain(Aspect.TRIGGERS)
                        && Lookup.hasAllColumns(situation.catalog(), table));
    }

    /** A view that shows some rows of one relation can be written by itself (manual, CREATE VIEW, Updatable Views). */
    private void view(View view, String event, String words) {
        boolean helped = view.isUncertain(Aspect.TRIGGERS)
                || !view.rules().isEmpty()
                || view.triggers().values().stream()
                        .anyMatch(trigger -> trigger.timing() == TriggerTiming.INSTEAD_OF
                                && trigger.events().stream()
                                        .anyMatch(known -> known.event().equals(event)));
        if (view.isMaterialized()) {
            touches.refuse(
                    "42809",
                    "cannot change materialized view \"%s\""
                            .formatted(view.name().name()));
        } else if (!helped && view.query().map(this::isClosed).orElse(false)) {
            touches.refuse(
                    "55000",
                    "cannot %s view \"%s\"".formatted(words, view.name().name()));
        }
    }

    private boolean isClosed(Query query) {
        Mentions mentions = situation.answers().mentions(query);
        if (!mentions.isComplete() || !mentions.is(mentions.root(), MentionRole.QUERY)) {
            return false;
        }
        int[] parts = mentions.children(mentions.root());
        for (int part : parts) {
            switch (mentions.role(part)) {
                case WITH, SET_OPERATION, LIMIT, VALUES -> {
                    return true;
                }
                default -> {}
            }
        }
        return parts.length > 0 && mentions.is(parts[0], MentionRole.SELECT) && isClosed(mentions, parts[0]);
    }

    private static boolean isClosed(Mentions mentions, int select) {
        int items = 0;
        int following = mentions.first(select) + 1;
        for (int part : mentions.children(select)) {
            switch (mentions.role(part)) {
                case FROM_RELATION -> items++;
                case JOIN, FROM_JOIN, FROM_QUERY, FROM_FUNCTION, GROUP_BY, HAVING, DISTINCT_ON -> {
                    return true;
                }
                default -> {}
            }
        }
        boolean distinct = mentions.tokens().keyword(mentions.tokens().significant(following)) == Keyword.DISTINCT;
        return items != 1 || distinct;
    }

    private void insert(Insert insert, Table table) {
        Mentions mentions = situation.answers().mentions(insert.query());
        if (!mentions.isComplete() || !mentions.is(mentions.root(), MentionRole.INSERT)) {
            return;
        }
        int root = mentions.root();
        List<String> named = new ArrayList<>();
        Optional<Integer> source = Optional.empty();
        for (int part : mentions.children(root)) {
            switch (mentions.role(part)) {
                case TARGET_COLUMN -> named.add(mentions.value(part));
                case FIELD, SUBSCRIPT -> {
                    return;
                }
                case QUERY -> source = Optional.of(part);
                case ON_CONFLICT -> conflict(mentions, part, table);
                default -> {}
            }
        }
        List<String> columns =
                named.isEmpty() ? table.columns().stream().map(Column::name).toList() : named;
        boolean system = overrides(insert.query());
        if (source.isPresent()) {
            int[] parts = mentions.children(source.get());
            if (parts.length == 1 && mentions.is(parts[0], MentionRole.VALUES)) {
                for (int row : mentions.children(parts[0])) {
                    row(mentions, row, columns, !named.isEmpty(), table, system);
                }
            } else if (!mentions.is(parts[0], MentionRole.VALUES)) {
                named.forEach(name -> table.column(name).ifPresent(column -> computed(column, system)));
            }
        }
    }

    /** A row of VALUES: as many values as columns, and none for a column that PostgreSQL computes. */
    private void row(Mentions mentions, int row, List<String> columns, boolean listed, Table table, boolean system) {
        int[] values = mentions.children(row);
        for (int value : values) {
            if (isSeveral(mentions, value)) {
                return;
            }
        }
        if (values.length > columns.size()) {
            touches.at(() -> mentions.range(values[columns.size()]));
            touches.refuse("42601", "INSERT has more expressions than target columns");
        } else if (listed && values.length < columns.size()) {
            touches.refuse("42601", "INSERT has more target columns than expressions");
        }
        for (int i = 0; i < Math.min(values.length, columns.size()); i++) {
            Optional<Column> column = table.column(columns.get(i));
            if (column.isPresent() && !mentions.is(values[i], MentionRole.DEFAULT)) {
                int value = values[i];
                touches.at(() -> mentions.range(value));
                computed(column.get(), system);
            }
        }
    }

    private static boolean isSeveral(Mentions mentions, int value) {
        int last = mentions.tokens().significant(mentions.last(value));
        return mentions.is(value, MentionRole.STAR)
                || mentions.is(value, MentionRole.FIELD) && mentions.tokens().kind(last) == TokenKind.STAR;
    }

    private void computed(Column column, boolean overriding) {
        if (column.generated().isPresent() || column.identity() == IdentityKind.ALWAYS && !overriding) {
            touches.refuse("428C9", "cannot insert a non-DEFAULT value into column \"%s\"".formatted(column.name()));
        }
    }

    /** Whether the words OVERRIDING … VALUE stand in a data change. */
    private static boolean overrides(Query query) {
        for (int i = query.first(); i <= query.last(); i++) {
            if (query.tokens().keyword(i) == Keyword.OVERRIDING) {
                return true;
            }
        }
        return false;
    }

    private void update(Update update, Table table) {
        Mentions mentions = situation.answers().mentions(update.query());
        if (!mentions.isComplete() || !mentions.is(mentions.root(), MentionRole.UPDATE)) {
            return;
        }
        for (int part : mentions.children(mentions.root())) {
            int[] parts = mentions.is(part, MentionRole.ASSIGNMENT) ? mentions.children(part) : new int[0];
            if (parts.length == 2
                    && mentions.is(parts[0], MentionRole.TARGET_COLUMN)
                    && !mentions.is(parts[1], MentionRole.DEFAULT)) {
                touches.at(() -> mentions.range(parts[0]));
                table.column(mentions.value(parts[0]))
                        .filter(column -> column.generated().isPresent() || column.identity() == IdentityKind.ALWAYS)
                        .ifPresent(column -> touches.refuse(
                                "428C9", "column \"%s\" can only be updated to DEFAULT".formatted(column.name())));
            }
        }
    }

    /** What conflicts is told by an index that keeps just these columns apart; a condition may choose a partial one. */
    private void conflict(Mentions mentions, int conflict, Table table) {
        Set<String> columns = new HashSet<>();
        for (int part : mentions.children(conflict)) {
            switch (mentions.role(part)) {
                case COLUMN -> columns.add(mentions.value(part));
                case ASSIGNMENT -> {
                    served(columns, table, () -> mentions.range(conflict));
                    return;
                }
                case TARGET_COLUMN -> {}
                default -> {
                    return;
                }
            }
        }
        served(columns, table, () -> mentions.range(conflict));
    }

    private void served(Set<String> columns, Table table, Ranged place) {
        boolean served = columns.isEmpty()
                || table.isUncertain(Aspect.INDEXES)
                || table.isForeign()
                || !table.columns().stream().map(Column::name).toList().containsAll(columns)
                || table.indexes().values().stream().anyMatch(index -> serves(index, columns));
        if (!served) {
            touches.at(place);
            touches.refuse(
                    "42P10", "there is no unique or exclusion constraint matching the ON CONFLICT specification");
        }
    }

    private static boolean serves(Index index, Set<String> columns) {
        return index.unique()
                && index.predicate().isEmpty()
                && index.keys().stream().allMatch(key -> key.column().isPresent())
                && Set.copyOf(index.leadingColumns()).equals(columns);
    }
}
