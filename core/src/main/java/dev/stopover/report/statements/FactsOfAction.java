package dev.stopover.report.statements;

import dev.stopover.report.JsonFields;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AddIdentity;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableActionVisitor;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.ChangeOwner;
import dev.stopover.syntax.ClusterOn;
import dev.stopover.syntax.DetachPartition;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.DropDefault;
import dev.stopover.syntax.DropExpression;
import dev.stopover.syntax.DropIdentity;
import dev.stopover.syntax.DropNotNull;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Inherit;
import dev.stopover.syntax.NoInherit;
import dev.stopover.syntax.NotOf;
import dev.stopover.syntax.OfType;
import dev.stopover.syntax.OpaqueAction;
import dev.stopover.syntax.ReplicaIdentity;
import dev.stopover.syntax.RowLevelSecurity;
import dev.stopover.syntax.SetAccessMethod;
import dev.stopover.syntax.SetColumnOptions;
import dev.stopover.syntax.SetCompression;
import dev.stopover.syntax.SetDefault;
import dev.stopover.syntax.SetExpression;
import dev.stopover.syntax.SetForeignOptions;
import dev.stopover.syntax.SetIdentity;
import dev.stopover.syntax.SetLogged;
import dev.stopover.syntax.SetNotNull;
import dev.stopover.syntax.SetOptions;
import dev.stopover.syntax.SetRuleState;
import dev.stopover.syntax.SetStatistics;
import dev.stopover.syntax.SetStorage;
import dev.stopover.syntax.SetTablespace;
import dev.stopover.syntax.SetTriggerState;
import dev.stopover.syntax.SetWithoutCluster;
import dev.stopover.syntax.SetWithoutOids;
import dev.stopover.syntax.TriggerSelection;
import dev.stopover.syntax.ValidateConstraint;

/** The fields that say what an action of {@code ALTER TABLE} is; the columns that it names are folded. */
final class FactsOfAction implements AlterTableActionVisitor<JsonFields> {

    @Override
    public void visit(AlterTable alter, AddColumn action, JsonFields facts) {
        facts.text("action", "ADD COLUMN")
                .flag("ifNotExists", action.ifNotExists())
                .text("column", action.column().name().value())
                .object("definition", action.column(), FactsOfTable::columnDefinition);
    }

    @Override
    public void visit(AlterTable alter, DropColumn action, JsonFields facts) {
        facts.text("action", "DROP COLUMN")
                .text("column", action.column().value())
                .flag("ifExists", action.ifExists())
                .flag("cascade", action.cascade());
    }

    @Override
    public void visit(AlterTable alter, AlterColumnType action, JsonFields facts) {
        facts.text("action", "ALTER COLUMN TYPE")
                .text("column", action.column().value())
                .text("type", action.type().canonical())
                .flag("using", action.using().isPresent());
    }

    @Override
    public void visit(AlterTable alter, SetDefault action, JsonFields facts) {
        facts.text("action", "SET DEFAULT").text("column", action.column().value());
    }

    @Override
    public void visit(AlterTable alter, DropDefault action, JsonFields facts) {
        facts.text("action", "DROP DEFAULT").text("column", action.column().value());
    }

    @Override
    public void visit(AlterTable alter, SetNotNull action, JsonFields facts) {
        facts.text("action", "SET NOT NULL").text("column", action.column().value());
    }

    @Override
    public void visit(AlterTable alter, DropNotNull action, JsonFields facts) {
        facts.text("action", "DROP NOT NULL").text("column", action.column().value());
    }

    @Override
    public void visit(AlterTable alter, SetExpression action, JsonFields facts) {
        facts.text("action", "SET EXPRESSION").text("column", action.column().value());
    }

    @Override
    public void visit(AlterTable alter, DropExpression action, JsonFields facts) {
        facts.text("action", "DROP EXPRESSION")
                .text("column", action.column().value())
                .flag("ifExists", action.ifExists());
    }

    @Override
    public void visit(AlterTable alter, SetStatistics action, JsonFields facts) {
        facts.text("action", "SET STATISTICS").text("column", action.column().value());
    }

    @Override
    public void visit(AlterTable alter, SetColumnOptions action, JsonFields facts) {
        facts.text("action", action.reset() ? "RESET COLUMN OPTIONS" : "SET COLUMN OPTIONS")
                .text("column", action.column().value());
    }

    @Override
    public void visit(AlterTable alter, SetStorage action, JsonFields facts) {
        facts.text("action", "SET STORAGE").text("column", action.column().value());
    }

    @Override
    public void visit(AlterTable alter, SetCompression action, JsonFields facts) {
        facts.text("action", "SET COMPRESSION").text("column", action.column().value());
    }

    @Override
    public void visit(AlterTable alter, AddIdentity action, JsonFields facts) {
        facts.text("action", "ADD IDENTITY").text("column", action.column().value());
    }

    @Override
    public void visit(AlterTable alter, SetIdentity action, JsonFields facts) {
        facts.text("action", "SET IDENTITY").text("column", action.column().value());
    }

    @Override
    public void visit(AlterTable alter, DropIdentity action, JsonFields facts) {
        facts.text("action", "DROP IDENTITY")
                .text("column", action.column().value())
                .flag("ifExists", action.ifExists());
    }

    @Override
    public void visit(AlterTable alter, AddConstraint action, JsonFields facts) {
        facts.text("action", "ADD CONSTRAINT").object("constraint", action.constraint(), FactsOfTable::constraint);
    }

    @Override
    public void visit(AlterTable alter, AlterConstraint action, JsonFields facts) {
        facts.text("action", "ALTER CONSTRAINT");
    }

    @Override
    public void visit(AlterTable alter, ValidateConstraint action, JsonFields facts) {
        facts.text("action", "VALIDATE CONSTRAINT")
                .text("constraint", action.constraint().value());
    }

    @Override
    public void visit(AlterTable alter, DropConstraint action, JsonFields facts) {
        facts.text("action", "DROP CONSTRAINT")
                .text("constraint", action.constraint().value())
                .flag("ifExists", action.ifExists())
                .flag("cascade", action.cascade());
    }

    @Override
    public void visit(AlterTable alter, SetTriggerState action, JsonFields facts) {
        String selection =
                action.selection() == TriggerSelection.NAMED ? "" : " " + FactsOfTable.words(action.selection());
        facts.text("action", FactsOfTable.words(action.state()) + " TRIGGER" + selection)
                .text("trigger", action.trigger().map(Identifier::value));
    }

    @Override
    public void visit(AlterTable alter, SetRuleState action, JsonFields facts) {
        facts.text("action", FactsOfTable.words(action.state()) + " RULE")
                .text("rule", action.rule().value());
    }

    @Override
    public void visit(AlterTable alter, RowLevelSecurity action, JsonFields facts) {
        facts.text("action", FactsOfTable.words(action.mode()) + " ROW LEVEL SECURITY");
    }

    @Override
    public void visit(AlterTable alter, ClusterOn action, JsonFields facts) {
        facts.text("action", "CLUSTER ON");
    }

    @Override
    public void visit(AlterTable alter, SetWithoutCluster action, JsonFields facts) {
        facts.text("action", "SET WITHOUT CLUSTER");
    }

    @Override
    public void visit(AlterTable alter, SetWithoutOids action, JsonFields facts) {
        facts.text("action", "SET WITHOUT OIDS");
    }

    @Override
    public void visit(AlterTable alter, SetTablespace action, JsonFields facts) {
        facts.text("action", "SET TABLESPACE");
    }

    @Override
    public void visit(AlterTable alter, SetAccessMethod action, JsonFields facts) {
        facts.text("action", "SET ACCESS METHOD");
    }

    @Override
    public void visit(AlterTable alter, SetLogged action, JsonFields facts) {
        facts.text("action", action.logged() ? "SET LOGGED" : "SET UNLOGGED");
    }

    @Override
    public void visit(AlterTable alter, SetOptions action, JsonFields facts) {
        facts.text("action", action.reset() ? "RESET OPTIONS" : "SET OPTIONS");
    }

    @Override
    public void visit(AlterTable alter, Inherit action, JsonFields facts) {
        facts.text("action", "INHERIT");
    }

    @Override
    public void visit(AlterTable alter, NoInherit action, JsonFields facts) {
        facts.text("action", "NO INHERIT");
    }

    @Override
    public void visit(AlterTable alter, OfType action, JsonFields facts) {
        facts.text("action", "OF");
    }

    @Override
    public void visit(AlterTable alter, NotOf action, JsonFields facts) {
        facts.text("action", "NOT OF");
    }

    @Override
    public void visit(AlterTable alter, ChangeOwner action, JsonFields facts) {
        facts.text("action", "OWNER TO");
    }

    @Override
    public void visit(AlterTable alter, ReplicaIdentity action, JsonFields facts) {
        facts.text("action", "REPLICA IDENTITY");
    }

    @Override
    public void visit(AlterTable alter, AttachPartition action, JsonFields facts) {
        facts.text("action", "ATTACH PARTITION")
                .text("partition", action.partition().joined());
    }

    @Override
    public void visit(AlterTable alter, DetachPartition action, JsonFields facts) {
        facts.text("action", action.finalizing() ? "DETACH PARTITION FINALIZE" : "DETACH PARTITION")
                .text("partition", action.partition().joined())
                .flag("concurrently", action.concurrently());
    }

    @Override
    public void visit(AlterTable alter, SetForeignOptions action, JsonFields facts) {
        facts.text("action", "OPTIONS").text("column", action.column().map(Identifier::value));
    }

    @Override
    public void visit(AlterTable alter, OpaqueAction action, JsonFields facts) {
        facts.text("action", "OTHER");
    }
}
