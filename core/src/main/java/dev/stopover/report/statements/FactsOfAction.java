package dev.stopover.report.statements;

import dev.stopover.report.JsonFields;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterConstraint;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.ChangeOwner;
import dev.stopover.syntax.DetachPartition;
import dev.stopover.syntax.OfType;
import dev.stopover.syntax.OpaqueAction;
import dev.stopover.syntax.RowLevelSecurity;
import dev.stopover.syntax.SetColumnOptions;
import dev.stopover.syntax.SetForeignOptions;
import dev.stopover.syntax.SetLogged;
import dev.stopover.syntax.SetOptions;
import dev.stopover.syntax.SetRuleState;
import dev.stopover.syntax.SetTriggerState;
import dev.stopover.syntax.TriggerSelection;
import java.util.Set;

/**
 * The fields that say what an action of {@code ALTER TABLE} is; the columns that it names are folded. Most come from the
 * action's record: its name says what it does, and its components what to and how.
 */
final class FactsOfAction {

    private static final Set<String> TOLD =
            Set.of("column", "constraint", "trigger", "rule", "partition", "ifExists", "cascade", "concurrently");

    private FactsOfAction() {}

    static void action(AlterTableAction action, JsonFields facts) {
        facts.text("action", words(action));
        if (action instanceof AddColumn add) {
            facts.flag("ifNotExists", add.ifNotExists())
                    .text("column", add.column().name().value())
                    .object("definition", add.column(), FactsOfTable::columnDefinition);
        } else if (action instanceof AlterColumnType alter) {
            facts.text("column", alter.column().value())
                    .text("type", alter.type().canonical())
                    .flag("using", alter.using().isPresent());
        } else if (action instanceof AddConstraint add) {
            facts.object("constraint", add.constraint(), FactsOfTable::constraint);
        } else if (!(action instanceof AlterConstraint)) {
            RecordParts.tell((Record) action, component -> TOLD.contains(component) ? component : "", facts);
        }
    }

    /** What it does, where the name of the record is not what SQL calls it. */
    private static String words(AlterTableAction action) {
        if (action instanceof AlterColumnType) {
            return "ALTER COLUMN TYPE";
        } else if (action instanceof SetColumnOptions set) {
            return set.reset() ? "RESET COLUMN OPTIONS" : "SET COLUMN OPTIONS";
        } else if (action instanceof SetTriggerState set) {
            String selection =
                    set.selection() == TriggerSelection.NAMED ? "" : " " + FactsOfTable.words(set.selection());
            return FactsOfTable.words(set.state()) + " TRIGGER" + selection;
        } else if (action instanceof SetRuleState set) {
            return FactsOfTable.words(set.state()) + " RULE";
        } else if (action instanceof RowLevelSecurity security) {
            return FactsOfTable.words(security.mode()) + " ROW LEVEL SECURITY";
        } else if (action instanceof SetLogged set) {
            return set.logged() ? "SET LOGGED" : "SET UNLOGGED";
        } else if (action instanceof SetOptions set) {
            return set.reset() ? "RESET OPTIONS" : "SET OPTIONS";
        } else if (action instanceof OfType) {
            return "OF";
        } else if (action instanceof ChangeOwner) {
            return "OWNER TO";
        } else if (action instanceof DetachPartition detach && detach.finalizing()) {
            return "DETACH PARTITION FINALIZE";
        } else if (action instanceof SetForeignOptions) {
            return "OPTIONS";
        } else if (action instanceof OpaqueAction) {
            return "OTHER";
        }
        return RecordParts.words((Record) action);
    }
}
