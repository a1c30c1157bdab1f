package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.DropIdentity;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.SetExpression;
import dev.stopover.syntax.SetIdentity;
import java.util.List;
import java.util.Optional;

/** What the actions of ALTER TABLE on columns do. */
final class ColumnEffects {

    private final Situation situation;
    private final Touches touches;
    private final AlteredTable altered;
    private final Optional<Table> table;

    ColumnEffects(Situation situation, Touches touches, AlteredTable altered) {
        this.situation = situation;
        this.touches = touches;
        this.altered = altered;
        this.table = altered.known();
    }

    void add(AddColumn action) {
        if (action.ifNotExists() && altered.column(action.column().name()).isPresent()) {
            return;
        }
        NewColumn column = new NewColumn(situation, action.column());
        column.unknownType().ifPresent(type -> touches.unknown("type " + type));
        Truth rewrites = column.rewrites();
        altered.rewrite(rewrites);
        altered.scan(column.scans());
        if (column.isUnique()) {
            altered.buildIndex();
        }
        if (!rewrites.isNo()) {
            column.defaultValue().ifPresent(value -> new Sequences(situation, touches).draw(value));
        }
        for (Constraint constraint : action.column().constraints()) {
            if (constraint instanceof ForeignKeyConstraint key) {
                Truth checked = Truth.of(column.hasValue() && !key.notEnforced() && !key.notValid());
                altered.scan(checked);
                referTo(key, checked);
            }
        }
        column.risks(altered.name(), touches);
    }

    private void referTo(ForeignKeyConstraint key, Truth read) {
        new ForeignKeys(situation, touches).refer(key, read);
    }

    void alterType(AlterColumnType action) {
        NewType type = new NewType(situation, action);
        if (table.isEmpty()) {
            altered.rewrite(type.rewrites(Optional.empty()));
            return;
        }
        for (Table each : altered.family()) {
            Optional<Column> column = each.column(action.column().value());
            Truth rewrites = type.rewrites(column);
            touches.rewrite(each, rewrites);
            if (column.isPresent()) {
                dependants(each, column.get(), type, rewrites);
            } else if (rewrites == Truth.UNKNOWN) {
                touches.unknown("the type of %s.%s"
                        .formatted(altered.name(), action.column().value()));
            }
        }
        if (type.to().name().equals("bit")) {
            touches.risk(
                    "a value of %s has another length".formatted(action.column().value()),
                    "22026",
                    "bit string length does not match type %s".formatted(type.to()));
        }
    }

    /** Indexes and constraints on the column are made anew; those whose values stay the same keep their files. */
    private void dependants(Table each, Column column, NewType type, Truth rewrites) {
        for (Index index : situation.catalog().indexesOn(each, column.name())) {
            touches.lock(each, index, LockMode.ACCESS_EXCLUSIVE);
            Truth rebuilds = rewrites.or(type.rebuilds(column, index));
            if (!rebuilds.isNo()) {
                touches.rebuild(each, index, rebuilds);
                touches.scan(each, rebuilds);
            }
        }
        for (TableConstraint constraint : each.constraints().values()) {
            boolean involved = constraint.columns().contains(column.name());
            if (involved && constraint.kind() == ConstraintKind.CHECK && constraint.validated()) {
                touches.scan(each, Truth.of(constraint.enforced()));
            } else if (involved && constraint.kind() == ConstraintKind.FOREIGN_KEY) {
                situation.catalog().relation(constraint.references()).ifPresent(target -> {
                    touches.lock(target, LockMode.ACCESS_EXCLUSIVE);
                    Truth checked = rewrites.and(Truth.of(constraint.validated()));
                    touches.scan(target, checked);
                    touches.scan(each, checked);
                });
            }
        }
        situation.catalog().foreignKeysTo(each).stream()
                .filter(key -> referenced(key.constraint(), each).contains(column.name()))
                .forEach(key -> {
                    touches.lock(key.table(), LockMode.ACCESS_EXCLUSIVE);
                    Truth checked = rewrites.and(Truth.of(key.constraint().validated()));
                    touches.scan(key.table(), checked);
                    touches.scan(each, checked);
                });
    }

    private static List<String> referenced(TableConstraint key, Table target) {
        return key.referencedColumns().isEmpty()
                ? target.primaryKey().map(TableConstraint::columns).orElse(List.of())
                : key.referencedColumns();
    }

    /** PostgreSQL reads the rows unless the column lets no null in already or, from 12 on, a valid CHECK says so. */
    void setNotNull(String column) {
        if (table.isEmpty()) {
            altered.scan(Truth.UNKNOWN);
            return;
        }
        for (Table each : altered.family()) {
            Optional<Column> found = each.column(column);
            boolean already = found.isPresent() && Situation.isNotNull(each, found.get());
            if (!already) {
                touches.scan(each, isProven(each, column) ? Truth.NO : each.isKnown() ? Truth.YES : Truth.UNKNOWN);
                touches.risk(
                        "%s has no value in a row".formatted(column),
                        "23502",
                        "column \"%s\" of relation \"%s\" contains null values"
                                .formatted(column, each.name().name()));
            }
        }
    }

    /** A CHECK that the same statement drops proves nothing any more. */
    private boolean isProven(Table each, String column) {
        return situation.major() >= 12
                && situation.catalog().provesNotNull(each, column, situation.answers())
                && situation
                        .after()
                        .catalog()
                        .table(each.id())
                        .filter(left -> situation.after().catalog().provesNotNull(left, column, situation.answers()))
                        .isPresent();
    }

    void set(SetExpression action) {
        Optional<Column> column = altered.column(action.column());
        altered.rewrite(column.map(known -> Truth.of(known.stored())).orElse(Truth.UNKNOWN));
    }

    void set(SetIdentity action) {
        sequences(action.column()).forEach(sequence -> {
            touches.lock(sequence, LockMode.SHARE_ROW_EXCLUSIVE);
            touches.renew(sequence, Truth.of(action.options().isPresent()));
        });
    }

    void drop(DropIdentity action) {
        sequences(action.column()).forEach(sequence -> touches.lock(sequence, LockMode.ACCESS_EXCLUSIVE));
    }

    private List<? extends Relation> sequences(Identifier column) {
        return altered.column(column)
                .map(known -> situation.catalog().sequencesOf(table.orElseThrow(), known))
                .orElse(List.of());
    }
}
