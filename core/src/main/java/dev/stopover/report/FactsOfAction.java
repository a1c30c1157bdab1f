package dev.stopover.report;

import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AddIdentity;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableActionVisitor;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.ChangeOwner;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.ClusterOn;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.DetachPartition;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.DropDefault;
import dev.stopover.syntax.DropExpression;
import dev.stopover.syntax.DropIdentity;
import dev.stopover.syntax.DropNotNull;
import dev.stopover.syntax.ExcludeConstraint;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Inherit;
import dev.stopover.syntax.NoInherit;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.NotOf;
import dev.stopover.syntax.OfType;
import dev.stopover.syntax.OpaqueAction;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.ReferentialAction;
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
import dev.stopover.syntax.TypeName;
import dev.stopover.syntax.UniqueConstraint;
import dev.stopover.syntax.ValidateConstraint;
import java.util.List;
import java.util.Optional;

/** The fields that say what an action of {@code ALTER TABLE} is; the columns that it names are folded. */
final class FactsOfAction implements AlterTableActionVisitor<JsonFields> {

    static void columnDefinition(ColumnDefinition column, JsonFields facts) {
        facts.text("name", column.name().value()).text("type", column.type().map(TypeName::canonical));
        for (Constraint constraint : column.constraints()) {
            facts.flag("notNull", constraint instanceof NotNullConstraint);
        }
        facts.flag("default", column.defaultValue().isPresent());
        for (Constraint constraint : column.constraints()) {
            facts.flag("primaryKey", constraint instanceof PrimaryKeyConstraint)
                    .flag("unique", constraint instanceof UniqueConstraint)
                    .flag("check", constraint instanceof CheckConstraint);
            if (constraint instanceof ForeignKeyConstraint key) {
                facts.text("references", key.references().joined());
            }
        }
        facts.flag("identity", column.identity().isPresent())
                .flag("generated", column.generated().isPresent());
    }

    static void constraint(Constraint constraint, JsonFields facts) {
        Optional<String> name = constraint.name().map(Identifier::value);
        if (constraint instanceof PrimaryKeyConstraint key) {
            facts.text("type", "PRIMARY KEY")
                    .text("name", name)
                    .texts("columns", values(key.columns()))
                    .text("usingIndex", key.usingIndex().map(Identifier::value));
        } else if (constraint instanceof UniqueConstraint unique) {
            facts.text("type", "UNIQUE")
                    .text("name", name)
                    .texts("columns", values(unique.columns()))
                    .text("usingIndex", unique.usingIndex().map(Identifier::value));
        } else if (constraint instanceof CheckConstraint check) {
            facts.text("type", "CHECK").text("name", name).flag("notValid", check.notValid());
        } else if (constraint instanceof ForeignKeyConstraint key) {
            facts.text("type", "FOREIGN KEY")
                    .text("name", name)
                    .texts("columns", values(key.columns()))
                    .text("references", key.references().joined())
                    .texts("referencedColumns", values(key.referencedColumns()))
                    .text("onDelete", written(key.onDelete()))
                    .text("onUpdate", written(key.onUpdate()))
                    .flag("notValid", key.notValid());
        } else if (constraint instanceof ExcludeConstraint) {
            facts.text("type", "EXCLUDE").text("name", name);
        } else if (constraint instanceof NotNullConstraint notNull) {
            facts.text("type", "NOT NULL")
                    .text("name", name)
                    .texts("columns", values(notNull.columns()))
                    .flag("notValid", notNull.notValid());
        }
    }

    static List<String> values(List<Identifier> names) {
        return names.stream().map(Identifier::value).toList();
    }

    /** An enum's constant as SQL writes it. */
    static String words(Enum<?> constant) {
        return constant.name().replace('_', ' ');
    }

    private static String written(ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION ? "" : words(action);
    }

    @Override
    public void visit(AlterTable alter, AddColumn action, JsonFields facts) {
        facts.text("action", "ADD COLUMN")
                .flag("ifNotExists", action.ifNotExists())
                .text("column", action.column().name().value())
                .object("definition", action.column(), FactsOfAction::columnDefinition);
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
        facts.text("action", "ADD CONSTRAINT").object("constraint", action.constraint(), FactsOfAction::constraint);
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
        String selection = action.selection() == TriggerSelection.NAMED ? "" : " " + words(action.selection());
        facts.text("action", words(action.state()) + " TRIGGER" + selection)
                .text("trigger", action.trigger().map(Identifier::value));
    }

    @Override
    public void visit(AlterTable alter, SetRuleState action, JsonFields facts) {
        facts.text("action", words(action.state()) + " RULE")
                .text("rule", action.rule().value());
    }

    @Override
    public void visit(AlterTable alter, RowLevelSecurity action, JsonFields facts) {
        facts.text("action", words(action.mode()) + " ROW LEVEL SECURITY");
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
