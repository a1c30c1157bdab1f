package dev.stopover.catalog.effect;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.Inherit;
import dev.stopover.syntax.NoInherit;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL refuses when a table that is there becomes the child or partition of another: it has to have the columns
 * and checks of its parent ({@code MergeAttributesIntoExisting} and {@code MergeConstraintsIntoExisting} in tablecmds.c).
 */
final class ChildRefusals {

    private static final String DATATYPE_MISMATCH = "42804";
    private static final String WRONG_KIND = "42809";

    private final Situation situation;
    private final Touches touches;

    ChildRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    /** {@code ALTER TABLE child INHERIT parent}. */
    void inherit(Table child, Inherit action) {
        Optional<Table> named = situation.before().table(action.parent());
        if (named.isEmpty() || !isCertain(child) || !isCertain(named.get())) {
            return;
        }
        Table parent = named.get();
        if (situation.typeOf(child).isPresent()) {
            touches.refuse(WRONG_KIND, "cannot change inheritance of typed table");
        } else if (child.isPartition()) {
            touches.refuse(WRONG_KIND, "cannot change inheritance of a partition");
        } else if (child.isPartitioned()) {
            touches.refuse(WRONG_KIND, "cannot change inheritance of partitioned table");
        }
        touches.at(action.parent());
        String name = parent.name().name();
        if (parent.isTemporary() && !child.isTemporary()) {
            touches.refuse(WRONG_KIND, "cannot inherit from temporary relation \"%s\"".formatted(name));
        } else if (parent.isPartitioned()) {
            touches.refuse(WRONG_KIND, "cannot inherit from partitioned table \"%s\"".formatted(name));
        } else if (parent.isPartition()) {
            touches.refuse(WRONG_KIND, "cannot inherit from a partition");
        } else if (child.parents().contains(parent.id())) {
            touches.refuse("42P07", "relation \"%s\" would be inherited from more than once".formatted(name));
        }
        fits(parent, child);
    }

    /** {@code ALTER TABLE child NO INHERIT parent}. */
    void noInherit(Table child, NoInherit action) {
        Optional<Table> parent = situation.before().table(action.parent());
        if (parent.isEmpty() || !isCertain(child) || !isCertain(parent.get())) {
            return;
        }
        if (child.isPartition()) {
            touches.refuse(WRONG_KIND, "cannot change inheritance of a partition");
        }
        if (!child.parents().contains(parent.get().id())) {
            touches.at(action.parent());
            touches.refuse(
                    "42P01",
                    "relation \"%s\" is not a parent of relation \"%s\""
                            .formatted(parent.get().name().name(), child.name().name()));
        }
    }

    /** {@code ATTACH PARTITION}: what the partition has beyond its table. */
    void extra(Table parent, Table partition, Ranged place) {
        if (!isCertain(parent) || !isCertain(partition)) {
            return;
        }
        touches.at(place);
        String name = partition.name().name();
        if (situation.typeOf(partition).isPresent()) {
            touches.refuse(WRONG_KIND, "cannot attach a typed table as partition");
        }
        for (Column column : partition.columns()) {
            if (column.identity() != IdentityKind.NONE && situation.major() >= 17) {
                touches.refuse(
                        "55000",
                        "table \"%s\" being attached contains an identity column \"%s\""
                                .formatted(name, column.name()));
            }
            if (parent.column(column.name()).isEmpty()) {
                touches.refuse(
                        DATATYPE_MISMATCH,
                        "table \"%s\" contains column \"%s\" not found in parent \"%s\""
                                .formatted(name, column.name(), parent.name().name()));
            }
        }
    }

    /** The columns and checks that the child has to have. */
    void fits(Table parent, Table child) {
        if (!isCertain(parent) || !isCertain(child)) {
            return;
        }
        for (Column column : parent.columns()) {
            Optional<Column> own = child.column(column.name());
            if (own.isEmpty()) {
                touches.refuse(DATATYPE_MISMATCH, "child table is missing column \"%s\"".formatted(column.name()));
                return;
            }
            column(parent, child, column, own.get());
        }
        for (TableConstraint check : parent.constraints().values()) {
            if (check.kind() == ConstraintKind.CHECK && !check.noInherit()) {
                check(child, check);
            }
        }
    }

    private void column(Table parent, Table child, Column column, Column own) {
        String table = child.name().name();
        if (situation.differ(column.type(), own.type())) {
            touches.refuse(
                    DATATYPE_MISMATCH,
                    "child table \"%s\" has different type for column \"%s\"".formatted(table, column.name()));
        }
        if (!column.collation().equals(own.collation()) && isCollated(column.type()) && isCollated(own.type())) {
            touches.refuse(
                    "42P21",
                    "child table \"%s\" has different collation for column \"%s\"".formatted(table, column.name()));
        }
        if (Situation.isNotNull(parent, column) && !own.notNull()) {
            touches.refuse(
                    DATATYPE_MISMATCH,
                    situation.major() < 18
                            ? "column \"%s\" in child table must be marked NOT NULL".formatted(column.name())
                            : "column \"%s\" in child table \"%s\" must be marked NOT NULL"
                                    .formatted(column.name(), table));
        }
        boolean computed = column.generated().isPresent();
        if (computed != own.generated().isPresent() && (computed || situation.major() >= 16)) {
            touches.refuse(
                    DATATYPE_MISMATCH,
                    (computed
                                    ? "column \"%s\" in child table must be a generated column"
                                    : "column \"%s\" in child table must not be a generated column")
                            .formatted(column.name()));
        }
    }

    private void check(Table child, TableConstraint check) {
        Optional<TableConstraint> own = child.constraints().find(check.name());
        if (own.isEmpty()) {
            touches.refuse(DATATYPE_MISMATCH, "child table is missing constraint \"%s\"".formatted(check.name()));
            return;
        }
        if (own.get().kind() != ConstraintKind.CHECK || differs(check, own.get())) {
            touches.refuse(
                    DATATYPE_MISMATCH,
                    "child table \"%s\" has different definition for check constraint \"%s\""
                            .formatted(child.name().name(), check.name()));
        } else if (own.get().noInherit()) {
            touches.refuse(
                    "42P17",
                    "constraint \"%s\" conflicts with non-inherited constraint on child table \"%s\""
                            .formatted(check.name(), child.name().name()));
        }
    }

    /** Whether two checks are certain to say different things: they name different columns or constants. */
    private boolean differs(TableConstraint one, TableConstraint other) {
        if (one.expression().isEmpty() || other.expression().isEmpty()) {
            return false;
        }
        return !Situation.words(one.expression().get())
                .equals(Situation.words(other.expression().get()));
    }

    private static boolean isCollated(DataType type) {
        return List.of("text", "character varying", "character", "name").contains(type.name());
    }

    /** Whether all is known of a table. */
    private static boolean isCertain(Relation relation) {
        return relation.knowledge() == Knowledge.KNOWN
                && !relation.isUncertain(Aspect.EXISTENCE)
                && !relation.isUncertain(Aspect.DEFINITION);
    }
}
