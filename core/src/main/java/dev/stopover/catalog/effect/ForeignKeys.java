package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.LockMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a new foreign key does to the table it refers to. */
final class ForeignKeys {

    private final Situation situation;
    private final Touches touches;

    ForeignKeys(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    /** Locks the table that a foreign key refers to and, where existing rows are checked, reads it. */
    void refer(ForeignKeyConstraint key, Truth read) {
        Optional<Relation> target = touches.lock(key.references(), LockMode.SHARE_ROW_EXCLUSIVE);
        if (target.isPresent()) {
            refer(target.get(), read);
        } else {
            touches.scan(key.references(), read);
        }
    }

    /** As {@link #refer(ForeignKeyConstraint, Truth)}, of a table that is known. */
    void refer(Relation target, Truth read) {
        touches.lock(target, LockMode.SHARE_ROW_EXCLUSIVE);
        touches.scan(target, read);
        if (target instanceof Table table) {
            for (Table partition : situation.partitions(table)) {
                touches.lock(partition, LockMode.SHARE_ROW_EXCLUSIVE);
                touches.scan(partition, read);
            }
        }
    }

    /** Refuses a foreign key that has nothing unique to refer to, or values that cannot be compared. */
    void refuse(Optional<Table> referencing, List<Optional<Column>> columns, ForeignKeyConstraint key) {
        Optional<Table> target = situation.before().table(key.references());
        if (target.isEmpty()
                || !target.get().isKnown()
                || referencing.filter(target.get()::equals).isPresent()) {
            return;
        }
        Table table = target.get();
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
        boolean there = names.stream().allMatch(name -> table.column(name).isPresent());
        if (there && !isUnique(table, names)) {
            touches.refuse(
                    "42830",
                    "there is no unique constraint matching given keys for referenced table \"%s\""
                            .formatted(table.name().name()));
            return;
        }
        for (int i = 0; i < Math.min(columns.size(), names.size()); i++) {
            Optional<Column> other = table.column(names.get(i));
            if (columns.get(i).isPresent()
                    && other.isPresent()
                    && TypeChanges.incomparable(
                            columns.get(i).get().type(), other.get().type())) {
                touches.refuse("42804", "foreign key constraint cannot be implemented");
            }
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
