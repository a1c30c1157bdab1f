package dev.stopover.catalog.replay;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AddIdentity;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
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
import dev.stopover.syntax.ValidateConstraint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Changes relations as the actions of ALTER TABLE say; what is handed along is the id of the relation. */
final class Alterations implements AlterTableAction.Visitor<Integer> {

    private final Step step;

    Alterations(Step step) {
        this.step = step;
    }

    /** All actions, in the order of PostgreSQL's passes: what is dropped goes first, keys come after their columns. */
    void alter(AlterTable alter) {
        Optional<Relation> relation = step.relation(alter.table(), alter.ifExists());
        if (relation.isEmpty()) {
            return;
        }
        int id = relation.get().id();
        List<AlterTableAction> actions = alter.actions().stream()
                .sorted(Comparator.comparingInt(Alterations::pass))
                .toList();
        for (AlterTableAction action : actions) {
            if (step.draft().exists(id)) {
                action.accept(alter, this, id);
            }
        }
    }

    private static int pass(AlterTableAction action) {
        if (action instanceof DropColumn || action instanceof DropConstraint) {
            return 0;
        }
        if (action instanceof AlterColumnType) {
            return 1;
        }
        return action instanceof AddColumn ? 2 : 3;
    }

    @Override
    public void visit(AlterTable alter, AddColumn action, Integer id) {
        new AddedColumns(step).add(alter, action, id);
    }

    @Override
    public void visit(AlterTable alter, DropColumn action, Integer id) {
        new DroppedColumns(step).drop(alter, action, id);
    }

    @Override
    public void visit(AlterTable alter, AlterColumnType action, Integer id) {
        new ColumnAlterations(step).type(action, id);
    }

    @Override
    public void visit(AlterTable alter, SetDefault action, Integer id) {
        new ColumnAlterations(step).setDefault(alter, action, id);
    }

    @Override
    public void visit(AlterTable alter, DropDefault action, Integer id) {
        new ColumnAlterations(step).dropDefault(alter, action, id);
    }

    @Override
    public void visit(AlterTable alter, SetNotNull action, Integer id) {
        new ColumnAlterations(step).setNotNull(alter, action, id);
    }

    @Override
    public void visit(AlterTable alter, DropNotNull action, Integer id) {
        new ColumnAlterations(step).dropNotNull(alter, action, id);
    }

    @Override
    public void visit(AlterTable alter, SetExpression action, Integer id) {
        new ColumnAlterations(step).setExpression(action, id);
    }

    @Override
    public void visit(AlterTable alter, DropExpression action, Integer id) {
        new ColumnAlterations(step).dropExpression(alter, action, id);
    }

    @Override
    public void visit(AlterTable alter, AddIdentity action, Integer id) {
        new ColumnAlterations(step).addIdentity(action, id);
    }

    @Override
    public void visit(AlterTable alter, SetIdentity action, Integer id) {
        new ColumnAlterations(step).setIdentity(action, id);
    }

    @Override
    public void visit(AlterTable alter, DropIdentity action, Integer id) {
        new ColumnAlterations(step).dropIdentity(action, id);
    }

    @Override
    public void visit(AlterTable alter, AddConstraint action, Integer id) {
        if (step.draft().relation(id) instanceof Table) {
            new Constraints(step, alter.only() ? Constraints.Reach.ONLY : Constraints.Reach.FAMILY)
                    .add(id, action.constraint());
        }
    }

    @Override
    public void visit(AlterTable alter, ValidateConstraint action, Integer id) {
        new ConstraintAlterations(step).validate(action, id);
    }

    @Override
    public void visit(AlterTable alter, DropConstraint action, Integer id) {
        new ConstraintAlterations(step).drop(alter, action, id);
    }

    @Override
    public void visit(AlterTable alter, SetTriggerState action, Integer id) {
        new FiringStates(step).trigger(alter, action, id);
    }

    @Override
    public void visit(AlterTable alter, SetRuleState action, Integer id) {
        new FiringStates(step).rule(action, id);
    }

    @Override
    public void visit(AlterTable alter, RowLevelSecurity action, Integer id) {
        new TableSettings(step).rowSecurity(action, id);
    }

    @Override
    public void visit(AlterTable alter, SetLogged action, Integer id) {
        new TableSettings(step).logged(action, id);
    }

    @Override
    public void visit(AlterTable alter, SetOptions action, Integer id) {
        new TableSettings(step).options(action, id);
    }

    @Override
    public void visit(AlterTable alter, Inherit action, Integer id) {
        new Partitions(step).inherit(action, id);
    }

    @Override
    public void visit(AlterTable alter, NoInherit action, Integer id) {
        new Partitions(step).noInherit(action, id);
    }

    @Override
    public void visit(AlterTable alter, ChangeOwner action, Integer id) {
        step.draft().put(step.draft().relation(id).withOwner(step.role(action.owner())));
    }

    @Override
    public void visit(AlterTable alter, AttachPartition action, Integer id) {
        new Partitions(step).attach(action, id);
    }

    @Override
    public void visit(AlterTable alter, DetachPartition action, Integer id) {
        new Partitions(step).detach(action, id);
    }

    @Override
    public void visit(AlterTable alter, OpaqueAction action, Integer id) {
        step.draft().put(step.draft().relation(id).withDoubt(Aspect.DEFINITION, true));
    }

    @Override
    public void visit(AlterTable alter, ReplicaIdentity action, Integer id) {
        new TableSettings(step).replicaIdentity(action, id);
    }

    @Override
    public void visit(AlterTable alter, SetStatistics action, Integer id) {
        step.column(step.draft().relation(id), action.column());
    }

    @Override
    public void visit(AlterTable alter, SetColumnOptions action, Integer id) {
        step.column(step.draft().relation(id), action.column());
    }

    @Override
    public void visit(AlterTable alter, SetStorage action, Integer id) {
        step.column(step.draft().relation(id), action.column());
    }

    @Override
    public void visit(AlterTable alter, SetCompression action, Integer id) {
        step.column(step.draft().relation(id), action.column());
    }

    @Override
    public void visit(AlterTable alter, AlterConstraint action, Integer id) {
        new ConstraintAlterations(step).alter(action, id);
    }

    @Override
    public void visit(AlterTable alter, ClusterOn action, Integer id) {
        new TableSettings(step).clustered(id, Optional.of(action.index()));
    }

    @Override
    public void visit(AlterTable alter, SetWithoutCluster action, Integer id) {
        new TableSettings(step).clustered(id, Optional.empty());
    }

    @Override
    public void visit(AlterTable alter, SetWithoutOids action, Integer id) {}

    @Override
    public void visit(AlterTable alter, SetTablespace action, Integer id) {}

    @Override
    public void visit(AlterTable alter, SetAccessMethod action, Integer id) {}

    @Override
    public void visit(AlterTable alter, OfType action, Integer id) {
        step.catalog()
                .type(step.type(action.type()).id())
                .ifPresent(type -> step.draft().link(Dependant.whole(id), List.of(Reference.to(type.id()))));
    }

    @Override
    public void visit(AlterTable alter, NotOf action, Integer id) {
        step.draft().unlink(Dependant.whole(id));
    }

    @Override
    public void visit(AlterTable alter, SetForeignOptions action, Integer id) {}
}
