package dev.stopover.catalog.effect;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.DetachPartition;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.Inherit;
import dev.stopover.syntax.NoInherit;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.SetAccessMethod;
import dev.stopover.syntax.SetLogged;
import dev.stopover.syntax.SetOptions;
import dev.stopover.syntax.SetStatistics;
import java.util.Optional;

/** What PostgreSQL refuses of the actions of ALTER TABLE. */
final class ActionRefusals {

    private final Situation situation;
    private final Touches touches;
    private final AlterTable alter;
    private final Optional<Relation> relation;
    private final Optional<Table> table;

    ActionRefusals(Situation situation, Touches touches, AlterTable alter) {
        this.situation = situation;
        this.touches = touches;
        this.alter = alter;
        this.relation = situation.before().relation(alter.table());
        this.table = situation.before().table(alter.table());
    }

    void find(AlterTableAction action) {
        if (alter.kind() == ObjectKind.TYPE) {
            new TypedTableRefusals(situation, touches).type(alter, action);
            return;
        }
        boolean again = action instanceof SetAccessMethod
                && alter.actions().stream()
                                .filter(SetAccessMethod.class::isInstance)
                                .count()
                        > 1;
        if (again && situation.major() >= 15) {
            touches.refuse("0A000", "cannot have multiple SET ACCESS METHOD subcommands");
        }
        if (action instanceof SetStatistics set && set.column().value().matches("\\d{1,5}")) {
            situation
                    .before()
                    .index(alter.table())
                    .ifPresent(index -> new IndexRefusals(situation, touches).statistics(index, set.column()));
        }
        relation.filter(known -> !isPlain(known, action)).ifPresent(known -> {
            ActionKinds kinds = new ActionKinds(situation, touches);
            kinds.named(alter.kind(), known, alter.table().name());
            kinds.find(alter, known, action);
        });
        if (action instanceof SetOptions set) {
            options(set);
        }
        relation.ifPresent(known -> new ChosenIndexRefusals(situation, touches).alter(known, action));
        if (table.isEmpty()) {
            return;
        }
        boolean doubted =
                table.get().knowledge() == Knowledge.UNCERTAIN || table.get().isUncertain(Aspect.EXISTENCE);
        touches.doubt(doubted);
        new TypedTableRefusals(situation, touches).alter(table.get(), action);
        find(table.get(), action);
        new ColumnStateRefusals(situation, touches, alter, table.get()).find(action);
        touches.doubt(false);
    }

    /** Whether a relation is a table, as nearly all that are altered, to which every action can be done. */
    private boolean isPlain(Relation known, AlterTableAction action) {
        return known instanceof Table plain
                && !plain.isForeign()
                && alter.kind() == ObjectKind.TABLE
                && !(action instanceof DetachPartition);
    }

    private void find(Table known, AlterTableAction action) {
        ColumnRefusals columns = new ColumnRefusals(situation, touches, alter, known);
        ConstraintRefusals constraints = new ConstraintRefusals(situation, touches, alter, known);
        PartitionRefusals partitions = new PartitionRefusals(situation, touches);
        if (action instanceof AddColumn add) {
            columns.add(add);
        } else if (action instanceof DropColumn drop) {
            columns.drop(drop);
        } else if (action instanceof AlterColumnType type) {
            columns.alterType(type);
        } else if (action instanceof AddConstraint add) {
            constraints.add(add.constraint());
        } else if (action instanceof DropConstraint drop) {
            constraints.inherited(drop);
            if (!drop.cascade()) {
                constraints.drop(drop);
            }
        } else if (action instanceof SetLogged set) {
            setLogged(known, set.logged());
        } else if (action instanceof AttachPartition attach) {
            partitions.attach(known, attach);
        } else if (action instanceof DetachPartition detach) {
            partitions.detach(known, detach);
        } else if (action instanceof Inherit inherit) {
            new ChildRefusals(situation, touches).inherit(known, inherit);
        } else if (action instanceof NoInherit inherit) {
            new ChildRefusals(situation, touches).noInherit(known, inherit);
        } else {
            columns.alter(action);
        }
    }

    private void options(SetOptions set) {
        if (table.filter(Table::isPartitioned).isPresent()) {
            touches.refuse(
                    situation.major() < 16 ? "22023" : "42809",
                    "cannot specify storage parameters for a partitioned table");
        }
        StorageParameters parameters = new StorageParameters(touches, situation.major());
        if (set.reset()) {
            parameters.reset(set.options());
        } else {
            owner().ifPresent(owner -> parameters.set(owner, set.options()));
        }
    }

    /** Whose parameters are set; a table is taken for what its statement calls it if nothing is known of it. */
    private Optional<StorageParameters.Owner> owner() {
        Optional<Index> index = situation.before().index(alter.table());
        if (index.isPresent()) {
            return StorageParameters.ofMethod(index.get().method());
        }
        if (relation.isPresent() && relation.get().isKnown()) {
            return relation.get() instanceof View view && !view.isMaterialized()
                    ? Optional.of(StorageParameters.Owner.VIEW)
                    : Optional.of(StorageParameters.Owner.HEAP);
        }
        return Optional.empty();
    }

    private void setLogged(Table known, boolean logged) {
        if (!logged && known.persistence() == Persistence.PERMANENT) {
            situation.catalog().foreignKeysTo(known).stream()
                    .filter(key -> key.table().id() != known.id() && key.table().persistence() == Persistence.PERMANENT)
                    .findFirst()
                    .ifPresent(key -> touches.refuse(
                            "42P16",
                            "could not change table \"%s\" to unlogged because it references logged table \"%s\""
                                    .formatted(
                                            known.name().name(),
                                            key.table().name().name())));
        }
        if (logged && known.persistence() == Persistence.UNLOGGED) {
            Situation.foreignKeys(known).stream()
                    .flatMap(key -> situation.catalog().table(key.references()).stream())
                    .filter(target -> target.persistence() == Persistence.UNLOGGED && target.id() != known.id())
                    .findFirst()
                    .ifPresent(target -> touches.refuse(
                            "42P16",
                            "could not change table \"%s\" to logged because it references unlogged table \"%s\""
                                    .formatted(
                                            known.name().name(), target.name().name())));
        }
    }
}
