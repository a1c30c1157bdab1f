package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.LikeClause;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What PostgreSQL refuses of the columns of a new table that has others before it: parents, a table that it is a part of, a
 * type ({@code MergeAttributes} in tablecmds.c).
 */
final class MergedColumns {

    private static final String DATATYPE_MISMATCH = "42804";
    private static final String INVALID_COLUMN = "42611";
    private static final String DUPLICATE_COLUMN = "42701";
    private static final String NOT_SUPPORTED = "0A000";

    private final Situation situation;
    private final Touches touches;

    MergedColumns(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find(CreateTable create) {
        List<Table> parents = new ArrayList<>();
        for (QualifiedName name : create.inherits()) {
            Optional<Table> parent = situation.before().table(name).filter(this::isCertain);
            touches.at(name);
            if (parent.isPresent() && parents.contains(parent.get())) {
                touches.refuse(
                        "42P07", "relation \"%s\" would be inherited from more than once".formatted(name.name()));
            }
            parent.ifPresent(parents::add);
        }
        boolean complete = parents.size() == create.inherits().size();
        if (complete) {
            parents(parents, create);
        }
        create.likes().forEach(this::like);
        likes(create);
        create.ofType().ifPresent(type -> typed(create, type));
        create.partitionOf()
                .ifPresent(of -> situation
                        .before()
                        .table(of.parent())
                        .filter(this::isCertain)
                        .ifPresent(parent -> partition(create, parent)));
        for (ColumnDefinition column : create.columns()) {
            for (Table parent : parents) {
                parent.column(column.name().value()).ifPresent(inherited -> merged(column, inherited));
            }
        }
    }

    private boolean isCertain(Table table) {
        return table.isKnown() && Lookup.hasAllColumns(situation.catalog(), table);
    }

    /** What several parents say of one column. */
    private void parents(List<Table> parents, CreateTable create) {
        for (int i = 1; i < parents.size(); i++) {
            for (Column column : parents.get(i).columns()) {
                for (Table earlier : parents.subList(0, i)) {
                    earlier.column(column.name()).ifPresent(first -> agree(first, column, create));
                }
            }
        }
    }

    private void agree(Column first, Column second, CreateTable create) {
        String name = first.name();
        if (situation.differ(first.type(), second.type())) {
            touches.refuse(DATATYPE_MISMATCH, "inherited column \"%s\" has a type conflict".formatted(name));
        }
        if (first.generated().isPresent() != second.generated().isPresent()) {
            touches.refuse(DATATYPE_MISMATCH, "inherited column \"%s\" has a generation conflict".formatted(name));
        }
        boolean own = create.columns().stream()
                .anyMatch(column -> column.name().value().equals(name)
                        && (column.defaultValue().isPresent()
                                || column.generated().isPresent()));
        Optional<Expression> one = first.generated().or(first::defaultValue);
        Optional<Expression> other = second.generated().or(second::defaultValue);
        boolean conflict = one.isPresent()
                && other.isPresent()
                && !Situation.words(one.get()).equals(Situation.words(other.get()));
        if (conflict && !own) {
            touches.refuse(
                    INVALID_COLUMN,
                    (first.generated().isPresent()
                                    ? "column \"%s\" inherits conflicting generation expressions"
                                    : "column \"%s\" inherits conflicting default values")
                            .formatted(name));
        }
    }

    /** A column that is written again for a table that has it already. */
    private void merged(ColumnDefinition column, Column inherited) {
        touches.at(column);
        String name = column.name().value();
        Optional<DataType> type = column.type().map(situation.before()::type);
        if (type.filter(own -> situation.differ(inherited.type(), own)).isPresent()) {
            touches.refuse(DATATYPE_MISMATCH, "column \"%s\" has a type conflict".formatted(name));
        }
        boolean collation = column.type().isPresent()
                && !column.collation().map(found -> found.value()).equals(inherited.collation());
        if (collation && type.filter(own -> own.name().equals("text")).isPresent()) {
            touches.refuse("42P21", "column \"%s\" has a collation conflict".formatted(name));
        }
        if (inherited.generated().isPresent()) {
            if (column.generated().isPresent() && situation.major() < 16) {
                touches.refuse(INVALID_COLUMN, "child column \"%s\" specifies generation expression".formatted(name));
            } else if (column.defaultValue().isPresent()) {
                touches.refuse(
                        INVALID_COLUMN,
                        "column \"%s\" inherits from generated column but specifies default".formatted(name));
            } else if (column.identity().isPresent()) {
                touches.refuse(
                        INVALID_COLUMN,
                        "column \"%s\" inherits from generated column but specifies identity".formatted(name));
            } else if (column.generated().isPresent()
                    && column.generated().get().stored() != inherited.stored()) {
                touches.refuse(
                        INVALID_COLUMN,
                        "column \"%s\" inherits from generated column of different kind".formatted(name));
            }
        } else if (column.generated().isPresent() && situation.major() >= 16) {
            touches.refuse(INVALID_COLUMN, "child column \"%s\" specifies generation expression".formatted(name));
        }
    }

    /** A partition may say more of the columns that its table has, and has no others. */
    private void partition(CreateTable create, Table parent) {
        Set<String> said = new HashSet<>();
        for (ColumnDefinition column : create.columns()) {
            String name = column.name().value();
            touches.at(column);
            notOf(column, "partitions");
            if (!said.add(name)) {
                touches.refuse(DUPLICATE_COLUMN, "column \"%s\" specified more than once".formatted(name));
            }
            Optional<Column> inherited = parent.column(name);
            if (inherited.isEmpty()) {
                touches.refuse("42703", "column \"%s\" does not exist".formatted(name));
            } else {
                merged(column, inherited.get());
            }
        }
    }

    private void notOf(ColumnDefinition column, String what) {
        if (column.identity().isPresent()) {
            touches.refuse(NOT_SUPPORTED, "identity columns are not supported on %s".formatted(what));
        }
        if (column.generated().isPresent() && (what.equals("typed tables") || situation.major() < 16)) {
            touches.refuse(NOT_SUPPORTED, "generated columns are not supported on %s".formatted(what));
        }
    }

    private void typed(CreateTable create, TypeName type) {
        QualifiedName name = new QualifiedName(type.range(), Optional.empty(), type.schema(), type.name());
        touches.at(type);
        if (situation.before().relation(name).filter(Relation::isKnown).isPresent()
                && situation.before().type(name).isEmpty()) {
            boolean named = situation.major() >= 18;
            touches.refuse(
                    "42809",
                    named
                            ? "type %s is the row type of another table".formatted(type.name())
                            : "type %s is not a composite type".formatted(type.name()));
        }
        Optional<UserType> composite = situation.before().type(name);
        if (composite.isEmpty()) {
            ObjectName target =
                    Lookup.target(situation.catalog(), situation.before().session(), name);
            if (situation.catalog().gone(ObjectKind.TYPE, target.joined()).isPresent()) {
                touches.refuse("42704", "type \"%s\" does not exist".formatted(name.joined()));
            }
            return;
        }
        if (composite.get().kind() != UserType.Kind.COMPOSITE) {
            touches.refuse("42809", "type %s is not a composite type".formatted(type.name()));
            return;
        }
        Set<String> said = new HashSet<>();
        for (ColumnDefinition column : create.columns()) {
            touches.at(column);
            notOf(column, "typed tables");
            if (!said.add(column.name().value())) {
                touches.refuse(
                        DUPLICATE_COLUMN,
                        "column \"%s\" specified more than once"
                                .formatted(column.name().value()));
            }
            if (composite.get().attribute(column.name().value()).isEmpty()) {
                touches.refuse(
                        "42703",
                        "column \"%s\" does not exist".formatted(column.name().value()));
            }
        }
    }

    private void like(LikeClause like) {
        Optional<Relation> relation = situation.before().relation(like.table()).filter(Relation::isKnown);
        touches.at(like.table());
        if (relation.filter(Sequence.class::isInstance).isPresent()) {
            touches.refuse(
                    "42809",
                    situation.major() < 15
                            ? "\"%s\" is not a table, view, materialized view, composite type, or foreign table"
                                    .formatted(like.table().name())
                            : "relation \"%s\" is invalid in LIKE clause"
                                    .formatted(like.table().name()));
        }
    }

    /** Columns that are copied are the table's own: no two have one name, nor one that is written. */
    private void likes(CreateTable create) {
        Set<String> said = new HashSet<>();
        create.columns().forEach(column -> said.add(column.name().value()));
        for (LikeClause like : create.likes()) {
            Optional<Relation> source = situation
                    .before()
                    .relation(like.table())
                    .filter(known -> Lookup.hasAllColumns(situation.catalog(), known));
            touches.at(like.table());
            for (Column column : source.map(Relation::columns).orElse(List.of())) {
                if (!said.add(column.name())) {
                    touches.refuse(DUPLICATE_COLUMN, "column \"%s\" specified more than once".formatted(column.name()));
                }
            }
        }
    }
}
