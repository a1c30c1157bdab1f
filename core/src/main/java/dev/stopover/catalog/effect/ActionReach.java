package dev.stopover.catalog.effect;

import dev.stopover.catalog.Table;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.ExcludeConstraint;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.UniqueConstraint;
import java.util.List;

/** How far the locks of an action of ALTER TABLE reach below its table, and how strong they are there. */
final class ActionReach {

    private final Situation situation;
    private final AlteredTable altered;

    ActionReach(Situation situation, AlteredTable altered) {
        this.situation = situation;
        this.altered = altered;
    }

    /** The tables below that an action locks too. */
    List<Table> below(AlterTableAction action, ActionLocks.Row row) {
        return below(reach(action, row.reach()));
    }

    /** Partitions get their part of a key as an index is built; from 18 on a primary key makes columns NOT NULL too. */
    LockMode belowLock(AlterTableAction action, LockMode lock) {
        if (action instanceof AddConstraint add && isKey(add.constraint())) {
            boolean notNull = add.constraint() instanceof PrimaryKeyConstraint && situation.major() >= 18;
            return notNull ? lock : LockMode.SHARE;
        }
        return lock;
    }

    private ActionLocks.Reach reach(AlterTableAction action, ActionLocks.Reach reach) {
        if (!(action instanceof AddConstraint add)) {
            return reach;
        }
        if (isKey(add.constraint())) {
            return ActionLocks.Reach.PARTITIONS;
        }
        boolean own = add.constraint() instanceof CheckConstraint check && check.noInherit();
        return own && situation.major() < 18 ? ActionLocks.Reach.ITSELF : reach;
    }

    private static boolean isKey(Constraint constraint) {
        return constraint instanceof PrimaryKeyConstraint
                || constraint instanceof UniqueConstraint
                || constraint instanceof ExcludeConstraint;
    }

    private List<Table> below(ActionLocks.Reach reach) {
        if (altered.known().isEmpty() || altered.alter().only()) {
            return List.of();
        }
        return switch (reach) {
            case ITSELF -> List.of();
            case CHILDREN -> situation.descendants(altered.known().get());
            case PARTITIONS -> situation.partitions(altered.known().get());
            case PARTITIONS_SINCE_17 ->
                situation.major() >= 17 ? situation.partitions(altered.known().get()) : List.of();
        };
    }
}
