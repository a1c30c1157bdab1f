package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.typing.TypeRules;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.ReferentialAction;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses of a foreign key ({@code ATAddForeignKeyConstraint} in tablecmds.c). */
final class ForeignKeyRefusals {

    private static final Set<String> SYSTEM = Set.of("ctid", "tableoid", "xmin", "xmax", "cmin", "cmax");
    private static final Set<ReferentialAction> SETS =
            EnumSet.of(ReferentialAction.SET_NULL, ReferentialAction.SET_DEFAULT);

    private final Situation situation;
    private final Touches touches;

    ForeignKeyRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    /**
     * A new foreign key.
     *
     * @param referencing the table that gets it, as far as it is known
     * @param columns its columns; empty where one changes its type in the same statement
     * @param there the state in which the table referred to stands
     */
    void refuse(Optional<Table> referencing, List<Optional<Column>> columns, ForeignKeyConstraint key, State there) {
        Optional<Relation> target = there.relation(key.references()).filter(Relation::isKnown);
        touches.at(key.references());
        if (target.isPresent() && !(target.get() instanceof Table)) {
            touches.refuse(
                    "42809",
                    "referenced relation \"%s\" is not a table"
                            .formatted(target.get().name().name()));
        }
        own(referencing, columns, key);
        target.filter(Table.class::isInstance)
                .map(Table.class::cast)
                .map(table -> itself(referencing, table))
                .ifPresent(table -> target(referencing, columns, key, table));
    }

    /** A table that refers to itself is looked at as the statement leaves it, which may make its key just now. */
    private Table itself(Optional<Table> referencing, Table target) {
        boolean same = referencing.filter(own -> own.id() == target.id()).isPresent();
        return same ? situation.after().catalog().table(target.id()).orElse(target) : target;
    }

    private void own(Optional<Table> referencing, List<Optional<Column>> columns, ForeignKeyConstraint key) {
        key.columns().stream().filter(name -> SYSTEM.contains(name.value())).forEach(name -> {
            touches.at(name);
            touches.refuse("0A000", "system columns cannot be used in foreign keys");
        });
        for (Identifier column : key.deletedColumns()) {
            touches.at(column);
            boolean missing = referencing.isPresent()
                    && referencing.get().isKnown()
                    && referencing.get().column(column.value()).isEmpty();
            if (missing) {
                touches.refuse(
                        "42703",
                        "column \"%s\" referenced in foreign key constraint does not exist".formatted(column.value()));
            } else if (key.columns().stream().noneMatch(own -> own.value().equals(column.value()))
                    && !key.columns().isEmpty()) {
                touches.refuse(
                        "42P10",
                        "column \"%s\" referenced in ON DELETE SET action must be part of foreign key"
                                .formatted(column.value()));
            }
        }
        boolean computed = columns.stream()
                .flatMap(Optional::stream)
                .anyMatch(column -> column.generated().isPresent());
        if (computed && (SETS.contains(key.onUpdate()) || key.onUpdate() == ReferentialAction.CASCADE)) {
            touches.refuse("42601", "invalid ON UPDATE action for foreign key constraint containing generated column");
        }
        if (computed && SETS.contains(key.onDelete())) {
            touches.refuse("42601", "invalid ON DELETE action for foreign key constraint containing generated column");
        }
    }

    private void target(
            Optional<Table> referencing, List<Optional<Column>> columns, ForeignKeyConstraint key, Table table) {
        touches.at(key.references());
        referencing.ifPresent(own -> persistence(own, table));
        List<String> names = key.referencedColumns().isEmpty()
                ? table.primaryKey().map(primary -> primary.columns()).orElse(List.of())
                : key.referencedColumns().stream().map(Identifier::value).toList();
        if (names.isEmpty()) {
            touches.refuse(
                    "42704",
                    "there is no primary key for referenced table \"%s\""
                            .formatted(table.name().name()));
            return;
        }
        int count = key.columns().isEmpty() ? columns.size() : key.columns().size();
        if (count > 0 && count != names.size()) {
            touches.refuse("42830", "number of referencing and referenced columns for foreign key disagree");
            return;
        }
        boolean there = names.stream().allMatch(name -> table.column(name).isPresent());
        if (there && !isUnique(table, names)) {
            touches.refuse(
                    "42830",
                    "there is no unique constraint matching given keys for referenced table \"%s\""
                            .formatted(table.name().name()));
            return;
        }
        TypeRules rules =
                new TypeRules(situation.after().catalog(), situation.before().session());
        for (int i = 0; i < Math.min(columns.size(), names.size()); i++) {
            Optional<Column> other = table.column(names.get(i));
            if (columns.get(i).isPresent()
                    && other.isPresent()
                    && rules.cannotReference(
                            columns.get(i).get().type(), other.get().type())) {
                touches.refuse(
                        "42804",
                        "foreign key constraint \"%s\" cannot be implemented".formatted(name(referencing, key)));
            }
        }
    }

    /** The name that PostgreSQL gives the key if its author does not. */
    private String name(Optional<Table> referencing, ForeignKeyConstraint key) {
        Optional<String> made = referencing
                .flatMap(table -> situation.after().catalog().table(table.id()))
                .flatMap(table -> Situation.foreignKeys(table).stream()
                        .filter(constraint -> constraint
                                .columns()
                                .equals(key.columns().stream()
                                        .map(Identifier::value)
                                        .toList()))
                        .findFirst())
                .map(constraint -> constraint.name());
        return key.name().map(Identifier::value).or(() -> made).orElse("");
    }

    private void persistence(Table own, Table target) {
        if (own.isTemporary() != target.isTemporary()) {
            touches.refuse(
                    "42P16",
                    own.isTemporary()
                            ? "constraints on temporary tables may reference only temporary tables"
                            : "constraints on permanent tables may reference only permanent tables");
        } else if (own.persistence() == Persistence.PERMANENT && target.persistence() == Persistence.UNLOGGED) {
            touches.refuse("42P16", "constraints on permanent tables may reference only permanent tables");
        }
    }

    private static boolean isUnique(Table table, List<String> names) {
        Set<String> wanted = Set.copyOf(names);
        boolean constrained = table.constraints().values().stream()
                .anyMatch(constraint ->
                        (constraint.kind() == ConstraintKind.PRIMARY_KEY || constraint.kind() == ConstraintKind.UNIQUE)
                                && Set.copyOf(constraint.columns()).equals(wanted));
        return constrained || table.indexes().values().stream().anyMatch(index -> isUnique(index, wanted));
    }

    private static boolean isUnique(Index index, Set<String> wanted) {
        List<String> columns = index.leadingColumns();
        return index.unique()
                && index.predicate().isEmpty()
                && columns.size() == index.keys().size()
                && Set.copyOf(columns).equals(wanted);
    }
}
