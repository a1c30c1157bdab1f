package dev.stopover.catalog.effect;

import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AddIdentity;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.AttachPartition;
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
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ReplicaIdentity;
import dev.stopover.syntax.RowLevelSecurity;
import dev.stopover.syntax.SetAccessMethod;
import dev.stopover.syntax.SetColumnOptions;
import dev.stopover.syntax.SetCompression;
import dev.stopover.syntax.SetDefault;
import dev.stopover.syntax.SetIdentity;
import dev.stopover.syntax.SetLogged;
import dev.stopover.syntax.SetNotNull;
import dev.stopover.syntax.SetOptions;
import dev.stopover.syntax.SetStatistics;
import dev.stopover.syntax.SetStorage;
import dev.stopover.syntax.SetTablespace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which kinds of relations an action of ALTER TABLE can be done to ({@code ATPrepCmd} in tablecmds.c). */
final class ActionKinds {

    private enum Kind {
        TABLE("table"),
        VIEW("view"),
        MATERIALIZED_VIEW("materialized view"),
        FOREIGN_TABLE("foreign table"),
        SEQUENCE("sequence");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private record Target(String name, Set<Kind> kinds) {

        static Target of(String name, Kind... kinds) {
            return new Target(name, EnumSet.copyOf(List.of(kinds)));
        }
    }

    private static final Map<Class<? extends AlterTableAction>, Target> TARGETS = Map.ofEntries(
            Map.entry(AddColumn.class, Target.of("ADD COLUMN", Kind.TABLE, Kind.FOREIGN_TABLE)),
            Map.entry(
                    SetDefault.class,
                    Target.of("ALTER COLUMN ... SET DEFAULT", Kind.TABLE, Kind.VIEW, Kind.FOREIGN_TABLE)),
            Map.entry(
                    DropDefault.class,
                    Target.of("ALTER COLUMN ... SET DEFAULT", Kind.TABLE, Kind.VIEW, Kind.FOREIGN_TABLE)),
            Map.entry(
                    AddIdentity.class,
                    Target.of("ALTER COLUMN ... ADD IDENTITY", Kind.TABLE, Kind.VIEW, Kind.FOREIGN_TABLE)),
            Map.entry(SetIdentity.class, Target.of("ALTER COLUMN ... SET", Kind.TABLE, Kind.VIEW, Kind.FOREIGN_TABLE)),
            Map.entry(
                    DropIdentity.class,
                    Target.of("ALTER COLUMN ... DROP IDENTITY", Kind.TABLE, Kind.VIEW, Kind.FOREIGN_TABLE)),
            Map.entry(DropNotNull.class, Target.of("ALTER COLUMN ... DROP NOT NULL", Kind.TABLE, Kind.FOREIGN_TABLE)),
            Map.entry(SetNotNull.class, Target.of("ALTER COLUMN ... SET NOT NULL", Kind.TABLE, Kind.FOREIGN_TABLE)),
            Map.entry(
                    DropExpression.class,
                    Target.of("ALTER COLUMN ... DROP EXPRESSION", Kind.TABLE, Kind.FOREIGN_TABLE)),
            Map.entry(
                    SetStatistics.class,
                    Target.of(
                            "ALTER COLUMN ... SET STATISTICS", Kind.TABLE, Kind.MATERIALIZED_VIEW, Kind.FOREIGN_TABLE)),
            Map.entry(
                    SetColumnOptions.class,
                    Target.of("ALTER COLUMN ... SET", Kind.TABLE, Kind.MATERIALIZED_VIEW, Kind.FOREIGN_TABLE)),
            Map.entry(
                    SetStorage.class,
                    Target.of("ALTER COLUMN ... SET STORAGE", Kind.TABLE, Kind.MATERIALIZED_VIEW, Kind.FOREIGN_TABLE)),
            Map.entry(
                    SetCompression.class,
                    Target.of("ALTER COLUMN ... SET COMPRESSION", Kind.TABLE, Kind.MATERIALIZED_VIEW)),
            Map.entry(DropColumn.class, Target.of("DROP COLUMN", Kind.TABLE, Kind.FOREIGN_TABLE)),
            Map.entry(AddConstraint.class, Target.of("ADD CONSTRAINT", Kind.TABLE, Kind.FOREIGN_TABLE)),
            Map.entry(DropConstraint.class, Target.of("DROP CONSTRAINT", Kind.TABLE, Kind.FOREIGN_TABLE)),
            Map.entry(
                    AlterColumnType.class, Target.of("ALTER COLUMN ... SET DATA TYPE", Kind.TABLE, Kind.FOREIGN_TABLE)),
            Map.entry(ClusterOn.class, Target.of("CLUSTER ON", Kind.TABLE, Kind.MATERIALIZED_VIEW)),
            Map.entry(SetLogged.class, Target.of("SET LOGGED", Kind.TABLE, Kind.SEQUENCE)),
            Map.entry(SetAccessMethod.class, Target.of("SET ACCESS METHOD", Kind.TABLE, Kind.MATERIALIZED_VIEW)),
            Map.entry(SetTablespace.class, Target.of("SET TABLESPACE", Kind.TABLE, Kind.MATERIALIZED_VIEW)),
            Map.entry(SetOptions.class, Target.of("SET", Kind.TABLE, Kind.VIEW, Kind.MATERIALIZED_VIEW)),
            Map.entry(Inherit.class, Target.of("INHERIT", Kind.TABLE, Kind.FOREIGN_TABLE)),
            Map.entry(NoInherit.class, Target.of("NO INHERIT", Kind.TABLE, Kind.FOREIGN_TABLE)),
            Map.entry(ReplicaIdentity.class, Target.of("REPLICA IDENTITY", Kind.TABLE, Kind.MATERIALIZED_VIEW)),
            Map.entry(RowLevelSecurity.class, Target.of("ENABLE ROW SECURITY", Kind.TABLE)),
            Map.entry(AttachPartition.class, Target.of("ATTACH PARTITION", Kind.TABLE)),
            Map.entry(DetachPartition.class, Target.of("DETACH PARTITION", Kind.TABLE)));

    private final Situation situation;
    private final Touches touches;

    ActionKinds(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find(AlterTable alter, Relation relation, AlterTableAction action) {
        Target target = TARGETS.get(action.getClass());
        if (target == null || !relation.isKnown()) {
            return;
        }
        Kind kind = kind(relation);
        boolean partition = action instanceof DetachPartition && situation.major() >= 18;
        boolean divided = !(relation instanceof Table table) || table.isPartitioned();
        if (target.kinds().contains(kind) && (!partition || divided)) {
            return;
        }
        touches.refuse(
                "42809",
                situation.major() < 15
                        ? "\"%s\" is not a %s".formatted(alter.table().name(), words(target))
                        : "ALTER action %s cannot be performed on relation \"%s\""
                                .formatted(target.name(), alter.table().name()));
    }

    /** A statement that says what kind of relation it alters alters no other. */
    void named(ObjectKind written, Relation relation, String name) {
        String words = switch (written) {
            case VIEW -> "view";
            case MATERIALIZED_VIEW -> "materialized view";
            case FOREIGN_TABLE -> "foreign table";
            case SEQUENCE -> "sequence";
            case INDEX -> "index";
            default -> "";
        };
        if (!words.isEmpty() && relation.isKnown() && !kind(relation).words.equals(words)) {
            touches.refuse("42809", "\"%s\" is not %s %s".formatted(name, words.equals("index") ? "an" : "a", words));
        }
    }

    private static String words(Target target) {
        List<String> words = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (target.kinds().contains(kind)) {
                words.add(kind.words);
            }
        }
        int last = words.size() - 1;
        if (last < 1) {
            return words.get(0);
        }
        return String.join(", ", words.subList(0, last)) + (last > 1 ? ", or " : " or ") + words.get(last);
    }

    private static Kind kind(Relation relation) {
        if (relation instanceof View view) {
            return view.isMaterialized() ? Kind.MATERIALIZED_VIEW : Kind.VIEW;
        }
        if (relation instanceof Sequence) {
            return Kind.SEQUENCE;
        }
        return relation instanceof Table table && table.isForeign() ? Kind.FOREIGN_TABLE : Kind.TABLE;
    }
}
