package dev.stopover.migration;

import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.CreateCompositeType;
import dev.stopover.syntax.CreateDomain;
import dev.stopover.syntax.CreateEnum;
import dev.stopover.syntax.CreateForeignTable;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.FiringState;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.SetNotNull;
import dev.stopover.syntax.SetTriggerState;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TriggerSelection;
import dev.stopover.syntax.ValidateConstraint;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which statements of the scripts that are judged make, drop, rename or prove what; read when first asked for. */
public final class Sequel {

    /** No script executes more statements than this. */
    private static final long LENGTH = 1L << Integer.SIZE;

    /** The name of the trigger that is switched, or what stands for all of its table, or for those of users. */
    static String member(SetTriggerState set) {
        return set.trigger().map(Identifier::value).orElseGet(() -> all(set.selection()));
    }

    /** What stands for several triggers of a table; no name has a character of that kind. */
    static String all(TriggerSelection selection) {
        return "\0" + selection;
    }

    /** What is done to an object. */
    enum Deed {
        MAKES,
        DROPS,
        RENAMES,
        PROVES
    }

    /**
     * A statement of a script that is judged.
     *
     * @param migration its migration
     * @param script its script
     * @param executed the statement
     */
    public record Step(Migration migration, Script script, Executed executed) {}

    private record Entry(Step step, Optional<String> schema) {}

    private final ChangeSet changes;
    private final Map<Script, Long> beginnings = new IdentityHashMap<>();
    private final Map<List<Object>, TreeMap<Long, Entry>> entries = new HashMap<>();
    private boolean read;
    private long endOfUps;

    /** What the scripts of a change set do. */
    public Sequel(ChangeSet changes) {
        this.changes = changes;
    }

    /**
     * What comes after a statement of a script.
     *
     * @param number the statement's number among what the script executes
     */
    public Later after(Script script, int number) {
        return new Later(this, script, number, false);
    }

    Optional<Step> after(
            Script script,
            int number,
            boolean scriptOnly,
            Deed deed,
            ObjectKind kind,
            QualifiedName name,
            String member) {
        read();
        Long beginning = beginnings.get(script);
        TreeMap<Long, Entry> found = entries.get(key(deed, general(kind), name.name(), member));
        if (beginning == null || found == null) {
            return Optional.empty();
        }
        long end = scriptOnly || script.direction() == Direction.DOWN ? beginning + LENGTH : endOfUps;
        // ALTER TABLE drops before it adds, in whatever order that is written; a trigger may be off for a moment only.
        boolean sameStatement =
                deed == Deed.MAKES && !member.isEmpty() || deed == Deed.PROVES && kind == ObjectKind.TRIGGER;
        for (Entry entry :
                found.subMap(beginning + number, sameStatement, end, false).values()) {
            boolean sameSchema = name.schema().isEmpty()
                    || entry.schema().isEmpty()
                    || name.schema().equals(entry.schema());
            if (sameSchema) {
                return Optional.of(entry.step());
            }
        }
        return Optional.empty();
    }

    private void read() {
        if (read) {
            return;
        }
        read = true;
        for (Migration migration : changes.migrations()) {
            read(migration, migration.up());
        }
        endOfUps = beginnings.size() * LENGTH;
        for (Migration migration : changes.migrations()) {
            migration.down().ifPresent(down -> read(migration, down));
        }
    }

    private void read(Migration migration, Script script) {
        long beginning = beginnings.size() * LENGTH;
        beginnings.put(script, beginning);
        for (int i = 0; i < script.executed().size(); i++) {
            Executed executed = script.executed().get(i);
            new Reader(new Step(migration, script, executed), beginning + i).read(executed.statement());
        }
    }

    private static List<Object> key(Deed deed, ObjectKind kind, String name, String member) {
        return List.of(deed, kind, name, member);
    }

    /** Relations share their names, and so do functions, procedures and aggregates. */
    private static ObjectKind general(ObjectKind kind) {
        return switch (kind) {
            case VIEW, MATERIALIZED_VIEW, SEQUENCE, FOREIGN_TABLE -> ObjectKind.TABLE;
            case PROCEDURE, ROUTINE, AGGREGATE -> ObjectKind.FUNCTION;
            case DOMAIN -> ObjectKind.TYPE;
            default -> kind;
        };
    }

    /** Enters what one statement does. */
    private final class Reader {

        private final Step step;
        private final long position;

        Reader(Step step, long position) {
            this.step = step;
            this.position = position;
        }

        void read(Statement statement) {
            if (statement instanceof AlterTable alter) {
                alter.actions().forEach(action -> read(alter.table(), action));
            } else if (statement instanceof Drop drop) {
                drop.objects().forEach(object -> drop(drop.kind(), object));
            } else if (statement instanceof Rename rename) {
                rename(rename);
            } else if (statement instanceof CreateTable create) {
                enter(Deed.MAKES, ObjectKind.TABLE, create.table());
            } else if (statement instanceof CreateTableAs create) {
                enter(Deed.MAKES, ObjectKind.TABLE, create.table());
            } else if (statement instanceof CreateForeignTable create) {
                enter(Deed.MAKES, ObjectKind.TABLE, create.table());
            } else if (statement instanceof CreateView create) {
                enter(Deed.MAKES, ObjectKind.TABLE, create.view());
            } else if (statement instanceof CreateMaterializedView create) {
                enter(Deed.MAKES, ObjectKind.TABLE, create.view());
            } else if (statement instanceof CreateSequence create) {
                enter(Deed.MAKES, ObjectKind.TABLE, create.sequence());
            } else if (statement instanceof CreateFunction create) {
                enter(Deed.MAKES, ObjectKind.FUNCTION, create.function());
            } else if (statement instanceof CreateEnum create) {
                enter(Deed.MAKES, ObjectKind.TYPE, create.type());
            } else if (statement instanceof CreateCompositeType create) {
                enter(Deed.MAKES, ObjectKind.TYPE, create.type());
            } else if (statement instanceof CreateDomain create) {
                enter(Deed.MAKES, ObjectKind.TYPE, create.domain());
            } else {
                readPart(statement);
            }
        }

        private void readPart(Statement statement) {
            if (statement instanceof CreateIndex create && create.index().isPresent()) {
                String name = create.index().get().value();
                enter(Deed.MAKES, ObjectKind.INDEX, name, create.table().schema(), "");
            } else if (statement instanceof CreateTrigger create) {
                enter(
                        Deed.MAKES,
                        ObjectKind.TRIGGER,
                        create.table(),
                        create.trigger().value());
            } else if (statement instanceof CreatePolicy create) {
                enter(
                        Deed.MAKES,
                        ObjectKind.POLICY,
                        create.table(),
                        create.policy().value());
            }
        }

        private void read(QualifiedName table, AlterTableAction action) {
            if (action instanceof AddColumn add) {
                enter(Deed.MAKES, ObjectKind.COLUMN, table, add.column().name().value());
            } else if (action instanceof DropColumn drop) {
                enter(Deed.DROPS, ObjectKind.COLUMN, table, drop.column().value());
            } else if (action instanceof SetNotNull set) {
                enter(Deed.PROVES, ObjectKind.COLUMN, table, set.column().value());
            } else if (action instanceof AddConstraint add) {
                add.constraint()
                        .name()
                        .ifPresent(name -> enter(Deed.MAKES, ObjectKind.CONSTRAINT, table, name.value()));
            } else if (action instanceof DropConstraint drop) {
                enter(
                        Deed.DROPS,
                        ObjectKind.CONSTRAINT,
                        table,
                        drop.constraint().value());
            } else if (action instanceof ValidateConstraint validate) {
                enter(
                        Deed.PROVES,
                        ObjectKind.CONSTRAINT,
                        table,
                        validate.constraint().value());
            } else if (action instanceof SetTriggerState set && set.state() != FiringState.DISABLE) {
                enter(Deed.PROVES, ObjectKind.TRIGGER, table, member(set));
            }
        }

        private void drop(ObjectKind kind, ObjectReference object) {
            object.table()
                    .ifPresentOrElse(
                            table ->
                                    enter(Deed.DROPS, kind, table, object.name().name()),
                            () -> enter(Deed.DROPS, kind, object.name()));
        }

        private void rename(Rename rename) {
            ObjectReference object = rename.object();
            String to = rename.to().value();
            if (object.table().isPresent()) {
                enter(
                        Deed.RENAMES,
                        rename.kind(),
                        object.table().get(),
                        object.name().name());
                enter(Deed.MAKES, rename.kind(), object.table().get(), to);
            } else {
                enter(Deed.RENAMES, rename.kind(), object.name());
                enter(Deed.MAKES, rename.kind(), to, object.name().schema(), "");
            }
        }

        private void enter(Deed deed, ObjectKind kind, QualifiedName name) {
            enter(deed, kind, name.name(), name.schema(), "");
        }

        private void enter(Deed deed, ObjectKind kind, QualifiedName table, String member) {
            enter(deed, kind, table.name(), table.schema(), member);
        }

        private void enter(Deed deed, ObjectKind kind, String name, Optional<String> schema, String member) {
            entries.computeIfAbsent(key(deed, general(kind), name, member), first -> new TreeMap<>())
                    .putIfAbsent(position, new Entry(step, schema));
        }
    }
}
