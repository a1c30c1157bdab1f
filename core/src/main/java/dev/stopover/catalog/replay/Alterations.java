package dev.stopover.catalog.replay;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.Trigger;
import dev.stopover.catalog.View;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AddIdentity;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
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
import dev.stopover.syntax.FiringState;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Inherit;
import dev.stopover.syntax.NoInherit;
import dev.stopover.syntax.NotOf;
import dev.stopover.syntax.OfType;
import dev.stopover.syntax.OpaqueAction;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.Persistence;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes relations as the actions of ALTER TABLE say; what is handed along is the id of the relation. */
final class Alterations implements AlterTableActionVisitor<Integer> {

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
        Relation relation = step.draft().relation(id);
        String name = action.column().name().value();
        Optional<Column> there = relation.column(name);
        if (there.isPresent() && (relation.isKnown() || action.ifNotExists())) {
            if (!action.ifNotExists()) {
                step.fail(
                        action.column().name().range(),
                        "42701",
                        "column \"%s\" of relation \"%s\" already exists"
                                .formatted(name, relation.name().name()),
                        there.get().origin());
            }
            return;
        }
        if (!(relation instanceof Table)) {
            return;
        }
        there.ifPresent(guessed -> step.draft().removeColumn(id, guessed));
        new ColumnDefinitions(step).add(id, action.column());
        if (step.draft().relation(id).column(name).isEmpty()) {
            return;
        }
        new Constraints(step).addAll(id, List.of(action.column()), List.of());
        if (!alter.only()) {
            addToChildren(id, name);
        }
    }

    /** Hands a column down; what has one of its name keeps it, with its children. */
    private void addToChildren(int parent, String name) {
        Deque<Integer> parents = new ArrayDeque<>(List.of(parent));
        while (!parents.isEmpty()) {
            Relation from = step.draft().relation(parents.remove());
            Column column = from.column(name).orElseThrow();
            for (Table child : step.catalog().childrenOf(from)) {
                Optional<Column> own = child.column(name);
                if (own.isPresent()) {
                    step.draft().putColumn(child.id(), own.get().withInherited(true));
                } else if (new ColumnDefinitions(step).handDown(from.id(), column, child.id())) {
                    parents.add(child.id());
                }
            }
        }
    }

    @Override
    public void visit(AlterTable alter, DropColumn action, Integer id) {
        Relation relation = step.draft().relation(id);
        String name = action.column().value();
        Optional<Column> column = relation.column(name);
        if (column.isEmpty()) {
            if (!action.ifExists() && relation.isKnown()) {
                step.fail(
                        action.column().range(),
                        "42703",
                        "column \"%s\" of relation \"%s\" does not exist"
                                .formatted(name, relation.name().name()));
            }
            return;
        }
        Drops drops = step.drops(action);
        List<Dependant> blockers = drops.blockers(id, column.get());
        if (!action.cascade() && blockers.stream().anyMatch(this::isCertain)) {
            step.fail(
                    action.range(),
                    "2BP01",
                    "cannot drop column %s of table %s because other objects depend on it"
                            .formatted(name, relation.name().name()));
            return;
        }
        drops.column(id, name, alter.only());
    }

    /** Whether something is certain to use a column: it is there, and nothing that is not followed may have changed it. */
    private boolean isCertain(Dependant blocker) {
        Optional<Relation> relation = step.catalog().relation(blocker.object());
        return switch (blocker.part()) {
            case CONSTRAINT -> true;
            case WHOLE ->
                relation.filter(View.class::isInstance)
                        .filter(Relation::isKnown)
                        .isPresent();
            case POLICY ->
                relation.filter(table -> table.isKnown() && !table.isUncertain(Aspect.POLICIES))
                        .isPresent();
            default -> false;
        };
    }

    /** Whether a view or a policy keeps a column's type as it is: the statement fails, as its effect says. */
    private boolean isHeld(int id, String name) {
        return step.draft()
                .relation(id)
                .column(name)
                .filter(column -> step.catalog().dependantsOf(new Reference(id, column.number())).stream()
                        .anyMatch(dependant -> dependant.part() != Dependant.Part.CONSTRAINT && isCertain(dependant)))
                .isPresent();
    }

    @Override
    public void visit(AlterTable alter, AlterColumnType action, Integer id) {
        if (isHeld(id, action.column().value())) {
            return;
        }
        DataType type = step.type(action.type());
        change(
                id,
                action.column(),
                column -> column.withType(type, action.collation().map(Identifier::value)));
        children(
                id,
                action.column(),
                column -> column.withType(type, action.collation().map(Identifier::value)));
        for (Index index : step.draft().relation(id).indexes().values()) {
            Index typed = index.withTypeOf(action.column().value(), type.name());
            if (typed != index) {
                step.draft().addIndex(typed);
            }
        }
        step.draft()
                .relation(id)
                .column(action.column().value())
                .ifPresent(column -> step.catalog().sequencesOf(step.draft().relation(id), column).stream()
                        .filter(Sequence::isIdentity)
                        .forEach(sequence -> step.draft().put(sequence.withType(type.canonical()))));
    }

    @Override
    public void visit(AlterTable alter, SetDefault action, Integer id) {
        change(id, action.column(), column -> new ColumnDefinitions(step).withDefault(id, column, action.value()));
        if (!alter.only()) {
            children(
                    id, action.column(), column -> new ColumnDefinitions(step).withDefault(id, column, action.value()));
        }
    }

    @Override
    public void visit(AlterTable alter, DropDefault action, Integer id) {
        change(id, action.column(), column -> column.withDefault(Optional.empty()));
        step.draft()
                .relation(id)
                .column(action.column().value())
                .ifPresent(
                        column -> step.draft().unlink(Dependant.column(id, Dependant.Part.DEFAULT, column.number())));
        if (!alter.only()) {
            children(id, action.column(), column -> column.withDefault(Optional.empty()));
        }
    }

    @Override
    public void visit(AlterTable alter, SetNotNull action, Integer id) {
        change(id, action.column(), column -> column.withNotNull(true));
        if (!alter.only()) {
            children(id, action.column(), column -> column.withNotNull(true));
        }
    }

    @Override
    public void visit(AlterTable alter, DropNotNull action, Integer id) {
        Relation relation = step.draft().relation(id);
        String name = action.column().value();
        if (relation instanceof Table table
                && table.primaryKey()
                        .filter(primary -> primary.columns().contains(name))
                        .isPresent()) {
            step.fail(action.column().range(), "42P16", "column \"%s\" is in a primary key".formatted(name));
            return;
        }
        change(id, action.column(), column -> column.withNotNull(false));
        if (!alter.only()) {
            children(id, action.column(), column -> column.withNotNull(false));
        }
    }

    @Override
    public void visit(AlterTable alter, SetExpression action, Integer id) {
        change(id, action.column(), column -> column.withGenerated(Optional.of(action.expression()), column.stored()));
    }

    @Override
    public void visit(AlterTable alter, DropExpression action, Integer id) {
        change(id, action.column(), column -> column.withGenerated(Optional.empty(), false));
        if (!alter.only()) {
            children(id, action.column(), column -> column.withGenerated(Optional.empty(), false));
        }
        step.draft()
                .relation(id)
                .column(action.column().value())
                .ifPresent(
                        column -> step.draft().unlink(Dependant.column(id, Dependant.Part.DEFAULT, column.number())));
    }

    @Override
    public void visit(AlterTable alter, AddIdentity action, Integer id) {
        Optional<Column> column = step.column(step.draft().relation(id), action.column());
        if (column.isEmpty()) {
            return;
        }
        if (column.get().identity() != IdentityKind.NONE) {
            step.fail(
                    action.column().range(),
                    "55000",
                    "column \"%s\" of relation \"%s\" is already an identity column"
                            .formatted(
                                    action.column().value(),
                                    step.draft().relation(id).name().name()));
            return;
        }
        new SequenceStatements(step)
                .own(id, column.get(), true, action.identity().options().sequenceName());
        change(
                id,
                action.column(),
                found ->
                        found.withIdentity(action.identity().always() ? IdentityKind.ALWAYS : IdentityKind.BY_DEFAULT));
    }

    @Override
    public void visit(AlterTable alter, SetIdentity action, Integer id) {
        step.column(step.draft().relation(id), action.column());
    }

    @Override
    public void visit(AlterTable alter, DropIdentity action, Integer id) {
        Optional<Column> column = step.column(step.draft().relation(id), action.column());
        if (column.isPresent()) {
            new SequenceStatements(step).dropIdentity(id, column.get());
            change(id, action.column(), found -> found.withIdentity(IdentityKind.NONE));
        }
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
        if (step.draft().relation(id) instanceof Table table) {
            Optional<TableConstraint> constraint =
                    table.constraints().find(action.constraint().value());
            if (constraint.isPresent()) {
                validate(id, constraint.get());
            } else if (table.isKnown()) {
                missing(table, action.constraint());
            }
        }
    }

    /** Children's parts of a constraint are validated with it. */
    private void validate(int id, TableConstraint constraint) {
        step.draft().addConstraint(id, constraint.withValidated(true));
        for (Table child : step.catalog().descendantsOf(step.draft().relation(id))) {
            child.constraints()
                    .find(constraint.name())
                    .filter(TableConstraint::inherited)
                    .ifPresent(part -> step.draft().addConstraint(child.id(), part.withValidated(true)));
        }
    }

    @Override
    public void visit(AlterTable alter, DropConstraint action, Integer id) {
        if (!(step.draft().relation(id) instanceof Table table)) {
            return;
        }
        Optional<TableConstraint> constraint =
                table.constraints().find(action.constraint().value());
        if (constraint.isEmpty()) {
            if (!action.ifExists()
                    && table.isKnown()
                    && !isNotNullName(action.constraint().value())) {
                missing(table, action.constraint());
            }
            return;
        }
        if (constraint.get().kind() == ConstraintKind.NOT_NULL) {
            constraint.get().columns().stream()
                    .flatMap(name -> table.column(name).stream())
                    .forEach(column -> step.draft().putColumn(id, column.withNotNull(false)));
        }
        step.drops(action).constraint(id, action.constraint().value(), alter.only());
    }

    /** PostgreSQL 18 gives NOT NULL a name of its own, which the catalog does not keep. */
    private static boolean isNotNullName(String name) {
        return name.contains("_not_null");
    }

    private void missing(Table table, Identifier constraint) {
        step.fail(
                constraint.range(),
                "42704",
                "constraint \"%s\" of relation \"%s\" does not exist"
                        .formatted(constraint.value(), table.name().name()));
    }

    @Override
    public void visit(AlterTable alter, SetTriggerState action, Integer id) {
        List<String> handedDown = new ArrayList<>();
        Relation relation = step.draft().relation(id);
        PersistentMap<String, Trigger> triggers = relation.triggers();
        for (Trigger trigger : relation.triggers().values()) {
            boolean meant = action.selection() != TriggerSelection.NAMED
                    || action.trigger()
                            .filter(name -> name.value().equals(trigger.name()))
                            .isPresent();
            if (meant) {
                triggers = triggers.with(trigger.name(), trigger.withState(action.state()));
                handedDown.add(trigger.name());
            }
        }
        step.draft().put(relation.withTriggers(triggers));
        if (!alter.only()) {
            handedDown.forEach(name -> setInheritedTriggers(id, name, action.state()));
        }
    }

    /** The copies of a row trigger that partitions have change with it. */
    private void setInheritedTriggers(int parent, String name, FiringState state) {
        for (Table child : step.catalog().descendantsOf(step.draft().relation(parent))) {
            Optional<Trigger> copy = child.triggers().find(name).filter(Trigger::inherited);
            if (copy.isPresent()) {
                PersistentMap<String, Trigger> triggers = child.triggers();
                step.draft()
                        .put(child.withTriggers(triggers.with(name, copy.get().withState(state))));
            }
        }
    }

    @Override
    public void visit(AlterTable alter, SetRuleState action, Integer id) {
        boolean there =
                step.draft().relation(id).rules().containsKey(action.rule().value());
        if (!there && step.draft().relation(id).isKnown() && action.state() != FiringState.DISABLE) {
            step.fail(
                    action.rule().range(),
                    "42704",
                    "rule \"%s\" for relation \"%s\" does not exist"
                            .formatted(
                                    action.rule().value(),
                                    step.draft().relation(id).name().name()));
        }
    }

    @Override
    public void visit(AlterTable alter, RowLevelSecurity action, Integer id) {
        if (step.draft().relation(id) instanceof Table table) {
            Table changed = switch (action.mode()) {
                case ENABLE -> table.withRowSecurity(true, table.forceRowSecurity());
                case DISABLE -> table.withRowSecurity(false, table.forceRowSecurity());
                case FORCE -> table.withRowSecurity(table.rowSecurity(), true);
                case NO_FORCE -> table.withRowSecurity(table.rowSecurity(), false);
            };
            step.draft().put(changed.withDoubt(Aspect.ROW_SECURITY, false));
            step.draft().forgetDoubts();
        }
    }

    @Override
    public void visit(AlterTable alter, SetLogged action, Integer id) {
        // Up to PostgreSQL 17 a partitioned table takes the action and stays as it is; later ones refuse it.
        if (step.draft().relation(id) instanceof Table table && !table.isPartitioned()) {
            step.draft().put(table.withPersistence(action.logged() ? Persistence.PERMANENT : Persistence.UNLOGGED));
        }
    }

    @Override
    public void visit(AlterTable alter, SetOptions action, Integer id) {
        Relation relation = step.draft().relation(id);
        PersistentMap<String, String> options = relation.options();
        for (Option option : action.options()) {
            options = action.reset()
                    ? options.without(option.name().value())
                    : options.with(
                            option.name().value(),
                            option.value().map(OptionValue::text).orElse(""));
        }
        step.draft().put(relation.withOptions(options));
    }

    @Override
    public void visit(AlterTable alter, Inherit action, Integer id) {
        step.named(action.parent())
                .filter(parent ->
                        !new Partitions(step).isCircular(parent, step.draft().relation(id), action.parent()))
                .ifPresent(parent -> new Partitions(step).attach(parent.id(), id, Optional.empty(), false));
    }

    @Override
    public void visit(AlterTable alter, NoInherit action, Integer id) {
        step.named(action.parent()).ifPresent(parent -> new Partitions(step).detach(parent.id(), id));
    }

    @Override
    public void visit(AlterTable alter, ChangeOwner action, Integer id) {
        step.draft().put(step.draft().relation(id).withOwner(step.role(action.owner())));
    }

    @Override
    public void visit(AlterTable alter, AttachPartition action, Integer id) {
        Optional<Table> partition = step.named(action.partition());
        if (partition.isPresent()
                && step.draft().relation(id) instanceof Table table
                && !new Partitions(step).isCircular(table, partition.get(), action.partition())) {
            new Partitions(step).attach(id, partition.get().id(), action.bound(), true);
        }
    }

    @Override
    public void visit(AlterTable alter, DetachPartition action, Integer id) {
        step.table(action.partition(), false)
                .filter(partition -> partition.parents().contains(id))
                .ifPresent(partition -> new Partitions(step).detach(id, partition.id()));
    }

    @Override
    public void visit(AlterTable alter, OpaqueAction action, Integer id) {
        step.draft().put(step.draft().relation(id).withDoubt(Aspect.DEFINITION, true));
    }

    @Override
    public void visit(AlterTable alter, ReplicaIdentity action, Integer id) {
        Relation relation = step.draft().relation(id);
        step.draft()
                .put(relation.withOptions(relation.options()
                        .with("replica identity", action.mode().value())));
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
        if (step.draft().relation(id) instanceof Table table
                && table.isKnown()
                && !table.constraints().containsKey(action.constraint().value())) {
            missing(table, action.constraint());
        }
    }

    @Override
    public void visit(AlterTable alter, ClusterOn action, Integer id) {}

    @Override
    public void visit(AlterTable alter, SetWithoutCluster action, Integer id) {}

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

    private void change(int id, Identifier name, UnaryOperator<Column> change) {
        step.column(step.draft().relation(id), name)
                .ifPresent(column -> step.draft().putColumn(id, change.apply(column)));
    }

    private void children(int id, Identifier name, UnaryOperator<Column> change) {
        for (Table child : step.catalog().descendantsOf(step.draft().relation(id))) {
            child.column(name.value())
                    .filter(Column::inherited)
                    .ifPresent(column -> step.draft().putColumn(child.id(), change.apply(column)));
        }
    }
}
