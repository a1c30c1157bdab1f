package dev.stopover.catalog.effect;

import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.View;
import dev.stopover.syntax.FunctionCall;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.QueryAnswer;
import dev.stopover.syntax.ReferentialAction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What queries and data changes lock and read. */
final class QueryEffects {

    /** Words after which a query may do with some of the rows. */
    private static final Set<Keyword> CHOOSY = Set.of(
            Keyword.WHERE,
            Keyword.LIMIT,
            Keyword.FETCH,
            Keyword.JOIN,
            Keyword.TABLESAMPLE,
            Keyword.EXISTS,
            Keyword.WHEN);

    private final Situation situation;
    private final Touches touches;
    private final Set<Relation> seen = new HashSet<>();

    QueryEffects(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    /** A query that runs: what it names, and what views among that show in turn. */
    void run(Query query, Optional<QualifiedName> target) {
        Optional<QueryAnswer> answer = situation.answers().ask(query);
        if (answer.isEmpty()) {
            touches.unknown("what the query reads");
            return;
        }
        LockMode mode = locksRows(query) ? LockMode.ROW_SHARE : LockMode.ACCESS_SHARE;
        List<QualifiedName> names = without(answer.get().relations(), target);
        Truth whole = Truth.UNKNOWN;
        if (names.size() == 1 && !isChoosy(query) && !picks(answer.get().calls())) {
            whole = Truth.YES;
        }
        for (QualifiedName name : names) {
            Optional<Relation> relation = touches.lock(name, mode);
            if (relation.isPresent()) {
                read(relation.get(), mode, whole);
            } else {
                touches.scan(name, whole);
            }
        }
        new Sequences(situation, touches).draw(Defaults.sequences(answer.get().calls()));
    }

    /** A query that is only written down: the relations it names are locked, and not read. */
    void name(Query query) {
        situation
                .answers()
                .ask(query)
                .ifPresent(answer -> answer.relations().forEach(name -> touches.lock(name, LockMode.ACCESS_SHARE)));
    }

    private void read(Relation relation, LockMode mode, Truth whole) {
        Deque<Relation> open = new ArrayDeque<>(List.of(relation));
        while (!open.isEmpty()) {
            Relation next = open.remove();
            if (seen.add(next)) {
                read(next, mode, next == relation ? whole : Truth.UNKNOWN, open);
            }
        }
    }

    private void read(Relation relation, LockMode mode, Truth whole, Deque<Relation> open) {
        touches.lock(relation, mode);
        touches.scan(relation, whole);
        if (relation instanceof Table table) {
            for (Table below : situation.descendants(table)) {
                touches.lock(below, mode);
                touches.scan(below, whole);
            }
        } else if (relation instanceof View view && !view.isMaterialized()) {
            open.addAll(shown(view));
        }
    }

    /** The relations that the query of a view names. */
    List<Relation> shown(View view) {
        return view.query().flatMap(situation.answers()::ask).map(QueryAnswer::relations).orElse(List.of()).stream()
                .flatMap(name -> situation.before().relation(name).stream())
                .toList();
    }

    private static List<QualifiedName> without(List<QualifiedName> names, Optional<QualifiedName> target) {
        return names.stream()
                .filter(name -> !isSystem(name))
                .filter(name -> target.filter(other -> other.joined().equals(name.joined()))
                        .isEmpty())
                .toList();
    }

    /** PostgreSQL's own catalogs are read all the time. */
    private static boolean isSystem(QualifiedName name) {
        return name.schema()
                .map(schema -> schema.equals("pg_catalog") || schema.equals("information_schema"))
                .orElse(name.name().startsWith("pg_"));
    }

    private static boolean isChoosy(Query query) {
        for (int i = query.first(); i <= query.last(); i++) {
            if (CHOOSY.contains(query.tokens().keyword(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean picks(List<FunctionCall> calls) {
        return calls.stream()
                .anyMatch(call -> Set.of("min", "max").contains(call.function().name()));
    }

    private static boolean locksRows(Query query) {
        Keyword before = Keyword.NO_KEYWORD;
        for (int i = query.first(); i <= query.last(); i++) {
            if (query.tokens().kind(i).isTrivia()) {
                continue;
            }
            Keyword keyword = query.tokens().keyword(i);
            boolean locking = keyword == Keyword.UPDATE
                    || keyword == Keyword.SHARE
                    || keyword == Keyword.NO
                    || keyword == Keyword.KEY;
            if (before == Keyword.FOR && locking) {
                return true;
            }
            before = keyword;
        }
        return false;
    }

    /** Rows are added: the tables that they refer to are looked up. */
    void insert(QualifiedName name, List<String> columns) {
        Optional<Relation> relation = touches.lock(name, LockMode.ROW_EXCLUSIVE);
        if (relation.isEmpty() || !(relation.get() instanceof Table table)) {
            return;
        }
        situation.partitions(table).forEach(partition -> touches.lock(partition, LockMode.ROW_EXCLUSIVE));
        for (TableConstraint key : Situation.foreignKeys(table)) {
            if (columns.isEmpty() || key.columns().stream().anyMatch(columns::contains)) {
                lookUp(key);
            }
        }
    }

    private void lookUp(TableConstraint key) {
        situation.catalog().relation(key.references()).ifPresent(target -> touches.lock(target, LockMode.ROW_SHARE));
    }

    /** Rows are changed; without a condition all of them are read. */
    void update(QualifiedName name, boolean only, List<String> columns, Truth whole) {
        Optional<Relation> relation = touches.lock(name, LockMode.ROW_EXCLUSIVE);
        touches.scan(name, whole);
        if (relation.isEmpty() || !(relation.get() instanceof Table table)) {
            return;
        }
        below(table, only, whole);
        for (TableConstraint key : Situation.foreignKeys(table)) {
            if (key.columns().stream().anyMatch(columns::contains)) {
                lookUp(key);
            }
        }
        situation.catalog().foreignKeysTo(table).forEach(key -> {
            List<String> referenced = referenced(key.constraint(), table);
            if (referenced.stream().anyMatch(columns::contains)) {
                passOn(key.table(), key.constraint(), key.constraint().onUpdate(), whole);
            }
        });
    }

    /** Rows are removed, and what foreign keys pass that on to. */
    void delete(QualifiedName name, boolean only, Truth whole) {
        Optional<Relation> relation = touches.lock(name, LockMode.ROW_EXCLUSIVE);
        touches.scan(name, whole);
        if (relation.isPresent() && relation.get() instanceof Table table) {
            below(table, only, whole);
            deleted(table, whole);
        }
    }

    private void deleted(Table table, Truth whole) {
        Deque<Table> open = new ArrayDeque<>(List.of(table));
        while (!open.isEmpty()) {
            Table next = open.remove();
            if (seen.add(next)) {
                rowsOf(next, whole, open);
            }
        }
    }

    private void rowsOf(Table table, Truth whole, Deque<Table> open) {
        situation.catalog().foreignKeysTo(table).forEach(key -> {
            touches.risk(
                    "a row of %s refers to it".formatted(key.table().name().name()),
                    "23503",
                    "update or delete on table \"%s\" violates foreign key constraint \"%s\""
                            .formatted(table.name().name(), key.constraint().name()));
            passOn(key.table(), key.constraint(), key.constraint().onDelete(), whole);
            if (key.constraint().onDelete() == ReferentialAction.CASCADE) {
                open.add(key.table());
            }
        });
    }

    /** The rows that refer to a changed row are looked for, through an index if there is one. */
    private void passOn(Table referencing, TableConstraint key, ReferentialAction action, Truth whole) {
        boolean changes = action != ReferentialAction.NO_ACTION && action != ReferentialAction.RESTRICT;
        LockMode mode = changes ? LockMode.ROW_EXCLUSIVE : LockMode.ROW_SHARE;
        boolean indexed = referencing.indexes().values().stream().anyMatch(index -> leads(index, key));
        for (Table each : situation.family(referencing)) {
            touches.lock(each, mode);
            touches.scan(each, indexed || !referencing.isKnown() ? Truth.UNKNOWN : whole);
        }
    }

    private static boolean leads(Index index, TableConstraint key) {
        List<String> leading = index.leadingColumns();
        return !leading.isEmpty() && key.columns().contains(leading.get(0));
    }

    private static List<String> referenced(TableConstraint key, Table target) {
        return key.referencedColumns().isEmpty()
                ? target.primaryKey().map(TableConstraint::columns).orElse(List.of())
                : key.referencedColumns();
    }

    private void below(Table table, boolean only, Truth whole) {
        if (!only) {
            for (Table below : situation.descendants(table)) {
                touches.lock(below, LockMode.ROW_EXCLUSIVE);
                touches.scan(below, whole);
            }
        }
    }
}
