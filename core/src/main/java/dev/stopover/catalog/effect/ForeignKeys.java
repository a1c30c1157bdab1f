package dev.stopover.catalog.effect;

import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.LockMode;
import java.util.Optional;

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
}
