package dev.stopover.catalog;

import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.ChangeOwner;
import dev.stopover.syntax.ClusterOn;
import dev.stopover.syntax.ReplicaIdentity;
import dev.stopover.syntax.RowLevelSecurity;
import dev.stopover.syntax.SetColumnOptions;
import dev.stopover.syntax.SetCompression;
import dev.stopover.syntax.SetOptions;
import dev.stopover.syntax.SetRuleState;
import dev.stopover.syntax.SetStatistics;
import dev.stopover.syntax.SetStorage;
import dev.stopover.syntax.SetTriggerState;
import dev.stopover.syntax.SetWithoutCluster;
import java.util.EnumSet;
import java.util.Set;

/** What of a relation may be other than the history says, though the rest of it is not. */
public enum Aspect {
    /** Whether it is still there, under its name. */
    EXISTENCE,
    /** Its columns, constraints and the like: what the history says of them is {@link Knowledge#UNCERTAIN}. */
    DEFINITION,
    /** Whether row-level security is on. */
    ROW_SECURITY,
    /** Its policies. */
    POLICIES,
    /** Its triggers and rules. */
    TRIGGERS,
    /** Its indexes. */
    INDEXES,
    /** Its owner and who may do what with it. */
    PRIVILEGES;

    /** What a statement changes. */
    public static Set<Aspect> changedBy(AlterTable alter) {
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        for (AlterTableAction action : alter.actions()) {
            if (action instanceof RowLevelSecurity) {
                aspects.add(ROW_SECURITY);
            } else if (action instanceof SetTriggerState || action instanceof SetRuleState) {
                aspects.add(TRIGGERS);
            } else if (action instanceof ChangeOwner) {
                aspects.add(PRIVILEGES);
            } else if (!isTuning(action)) {
                aspects.add(DEFINITION);
            }
        }
        return aspects;
    }

    /** Whether an action changes how a table is stored or planned for, and nothing that anybody relies on. */
    private static boolean isTuning(AlterTableAction action) {
        return action instanceof SetStatistics
                || action instanceof SetColumnOptions
                || action instanceof SetStorage
                || action instanceof SetCompression
                || action instanceof SetOptions
                || action instanceof ClusterOn
                || action instanceof SetWithoutCluster
                || action instanceof ReplicaIdentity;
    }
}
