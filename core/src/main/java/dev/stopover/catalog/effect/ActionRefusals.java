package dev.stopover.catalog.effect;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
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
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.SetLogged;
import dev.stopover.syntax.SetOptions;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses of the actions of ALTER TABLE. */
final class ActionRefusals {

    /** The storage parameters of tables, indexes and views (manual, CREATE TABLE, CREATE INDEX, CREATE VIEW). */
    private static final Set<String> OPTIONS = Set.of(
            "fillfactor",
            "toast_tuple_target",
            "parallel_workers",
            "vacuum_index_cleanup",
            "vacuum_truncate",
            "log_autovacuum_min_duration",
            "user_catalog_table",
            "deduplicate_items",
            "buffering",
            "fastupdate",
            "gin_pending_list_limit",
            "pages_per_range",
            "autosummarize",
            "check_option",
            "security_barrier",
            "security_invoker",
            "oids");

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
            alterType(action);
            return;
        }
        if (action instanceof SetOptions set) {
            options(set);
        }
        if (relation.isPresent() && relation.get() instanceof View view && !view.isMaterialized()) {
            onlyTables(action);
        }
        if (table.isEmpty()) {
            return;
        }
        boolean doubted =
                table.get().knowledge() == Knowledge.UNCERTAIN || table.get().isUncertain(Aspect.EXISTENCE);
        touches.doubt(doubted);
        find(table.get(), action);
        touches.doubt(false);
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
            situation.before().table(inherit.parent()).ifPresent(parent -> partitions.missingColumn(parent, known));
        } else {
            columns.alter(action);
        }
    }

    private void onlyTables(AlterTableAction action) {
        boolean refused = action instanceof AddColumn
                || action instanceof DropColumn
                || action instanceof AlterColumnType
                || action instanceof AddConstraint
                || action instanceof DropConstraint;
        if (refused) {
            touches.refuse(
                    "42809",
                    "ALTER action cannot be performed on relation \"%s\""
                            .formatted(alter.table().name()));
        }
    }

    /** A composite type that columns are of keeps the types of its attributes. */
    private void alterType(AlterTableAction action) {
        if (!(action instanceof AlterColumnType)) {
            return;
        }
        Optional<UserType> type = situation.before().type(alter.table());
        type.filter(known -> !situation.catalog().tablesUsing(known).isEmpty())
                .ifPresent(known -> touches.refuse(
                        "0A000",
                        "cannot alter type \"%s\" because a column uses it"
                                .formatted(known.name().name())));
    }

    private void options(SetOptions set) {
        if (table.filter(Table::isPartitioned).isPresent()) {
            touches.refuse(
                    situation.major() < 16 ? "22023" : "42809",
                    "cannot specify storage parameters for a partitioned table");
        }
        for (Option option : set.options()) {
            String name = option.name().value();
            String plain = name.startsWith("toast.") ? name.substring("toast.".length()) : name;
            boolean invoker = plain.equals("security_invoker") && situation.major() < 15;
            if (invoker || !OPTIONS.contains(plain) && !plain.startsWith("autovacuum_") && plain.indexOf('.') < 0) {
                boolean builtIn = situation.before().index(alter.table()).isEmpty();
                if (builtIn) {
                    touches.refuse("22023", "unrecognized parameter \"%s\"".formatted(plain));
                }
            }
        }
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
