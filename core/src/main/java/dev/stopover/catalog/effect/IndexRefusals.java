package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.ObjectReference;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL refuses of CREATE INDEX and DROP INDEX. */
final class IndexRefusals {

    private static final String NOT_SUPPORTED = "0A000";

    private final Situation situation;
    private final Touches touches;

    IndexRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void create(CreateIndex create) {
        Optional<Relation> relation = situation.before().relation(create.table());
        if (relation.isPresent()
                && relation.get().isKnown()
                && relation.get() instanceof View view
                && !view.isMaterialized()) {
            touches.refuse(
                    "42809",
                    "cannot create index on relation \"%s\""
                            .formatted(create.table().name()));
        }
        boolean partitioned = relation.isPresent()
                && relation.get() instanceof Table table
                && table.isKnown()
                && table.isPartitioned();
        if (partitioned && create.concurrently()) {
            touches.refuse(
                    "0A000",
                    "cannot create index on partitioned table \"%s\" concurrently"
                            .formatted(create.table().name()));
        }
        if (create.unique() && relation.isPresent() && relation.get() instanceof Table table) {
            List<Identifier> columns = create.columns().stream()
                    .flatMap(column -> column.column().stream())
                    .toList();
            table.partitionKey().ifPresent(divided -> new DividedKeys(touches, divided).refuse("UNIQUE", columns));
        }
        method(create);
        create.columns().stream()
                .flatMap(column -> column.column().stream())
                .filter(name -> Column.isSystem(name.value()))
                .forEach(name -> {
                    touches.at(name);
                    touches.refuse(NOT_SUPPORTED, "index creation on system columns is not supported");
                });
        touches.at(create.keywords());
        for (IndexColumn column : create.columns()) {
            column.expression().ifPresent(expression -> immutable(expression, "functions in index expression"));
        }
        create.where().ifPresent(where -> immutable(where, "functions in index predicate"));
    }

    /** What PostgreSQL's own access methods cannot do (manual, chapter 65, and {@code amroutine} of each). */
    private void method(CreateIndex create) {
        String method = create.method().map(Identifier::value).orElse("btree");
        if (!List.of("hash", "gin", "gist", "spgist", "brin").contains(method)) {
            return;
        }
        if (create.unique()) {
            refuseMethod(method, "unique indexes");
        }
        boolean covers = method.equals("gist") || method.equals("spgist");
        if (!create.include().isEmpty() && !covers) {
            refuseMethod(method, "included columns");
        }
        if (create.columns().size() > 1 && (method.equals("hash") || method.equals("spgist"))) {
            refuseMethod(method, "multicolumn indexes");
        }
        if (create.columns().stream().anyMatch(IndexColumn::descending)) {
            refuseMethod(method, "ASC/DESC options");
        }
    }

    private void refuseMethod(String method, String what) {
        touches.refuse("0A000", "access method \"%s\" does not support %s".formatted(method, what));
    }

    private void immutable(Expression expression, String what) {
        if (new Defaults(situation).isUnsteady(expression)) {
            touches.refuse("42P17", what + " must be marked IMMUTABLE");
        }
    }

    /** Statistics are gathered of the expressions of an index alone, which are told by their places. */
    void statistics(Index index, Identifier place) {
        touches.at(place);
        int number = Integer.parseInt(place.value());
        int keys = index.keys().size();
        if (number == 0) {
            touches.refuse("22023", "column number must be in range from 1 to 32767");
        } else if (number > keys + index.include().size()) {
            touches.refuse(
                    "42703", "column number %d of relation \"%s\" does not exist".formatted(number, index.name()));
        } else if (number > keys) {
            touches.refuse(
                    NOT_SUPPORTED,
                    "cannot alter statistics on included column \"%s\" of index \"%s\""
                            .formatted(index.include().get(number - keys - 1), index.name()));
        } else if (index.keys().get(number - 1).column().isPresent()) {
            touches.refuse(
                    NOT_SUPPORTED,
                    "cannot alter statistics on non-expression column \"%s\" of index \"%s\""
                            .formatted(index.keys().get(number - 1).column().get(), index.name()));
        }
    }

    void drop(Drop drop) {
        if (drop.concurrently() && drop.objects().size() > 1) {
            touches.refuse("0A000", "DROP INDEX CONCURRENTLY does not support dropping multiple objects");
        }
        for (ObjectReference object : drop.objects()) {
            touches.at(object);
            Optional<Index> index = situation.before().index(object.name());
            boolean partitioned = index.map(Index::table)
                    .flatMap(situation.catalog()::table)
                    .filter(Table::isPartitioned)
                    .isPresent();
            if (partitioned && drop.concurrently()) {
                touches.refuse(
                        "0A000",
                        "cannot drop partitioned index \"%s\" concurrently"
                                .formatted(object.name().name()));
            }
            index.flatMap(Index::parent)
                    .ifPresent(parent -> touches.refuse(
                            "2BP01",
                            "cannot drop index %s because index %s requires it"
                                    .formatted(object.name().name(), parent.name())));
        }
    }
}
