package dev.stopover.rules.compatibility;

import dev.stopover.source.Ranged;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.SetSchema;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What takes a name away that bodies of functions may use.
 *
 * @param executed the statement
 * @param place where the name stands
 * @param object the relation or function
 * @param column the column, if it is one
 * @param function whether it is a function
 * @param deed what is done to it, to follow its name
 */
record Removal(
        Executed executed, Ranged place, QualifiedName object, Optional<String> column, boolean function, String deed) {

    private static final Set<ObjectKind> RELATIONS =
            EnumSet.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.FOREIGN_TABLE);

    /** What a statement takes away. One that may not run takes nothing away for certain. */
    static List<Removal> of(Executed executed) {
        List<Removal> removals = new ArrayList<>();
        Statement statement = executed.statement();
        if (!executed.nesting().certain()) {
            return List.of();
        }
        if (statement instanceof AlterTable alter) {
            for (AlterTableAction action : alter.actions()) {
                if (action instanceof DropColumn drop) {
                    removals.add(new Removal(
                            executed,
                            drop.column(),
                            alter.table(),
                            Optional.of(drop.column().value()),
                            false,
                            "is dropped here"));
                }
            }
        } else if (statement instanceof Rename rename) {
            ObjectReference object = rename.object();
            String deed = "is renamed to %s here".formatted(rename.to().value());
            if (rename.kind() == ObjectKind.COLUMN && object.table().isPresent()) {
                removals.add(new Removal(
                        executed,
                        object.name(),
                        object.table().get(),
                        Optional.of(object.name().name()),
                        false,
                        deed));
            } else if (RELATIONS.contains(rename.kind())) {
                removals.add(whole(executed, object, false, deed));
            } else if (rename.kind() == ObjectKind.FUNCTION) {
                removals.add(whole(executed, object, true, deed));
            }
        } else if (statement instanceof SetSchema set
                && RELATIONS.contains(set.object().kind())) {
            removals.add(whole(
                    executed,
                    set.object(),
                    false,
                    "moves to schema %s here".formatted(set.schema().value())));
        } else if (statement instanceof Drop drop) {
            boolean function = drop.kind() == ObjectKind.FUNCTION;
            if (function || RELATIONS.contains(drop.kind())) {
                drop.objects().forEach(object -> removals.add(whole(executed, object, function, "is dropped here")));
            }
        }
        return removals;
    }

    private static Removal whole(Executed executed, ObjectReference object, boolean function, String deed) {
        return new Removal(executed, object.name(), object.name(), Optional.empty(), function, deed);
    }

    /** What is the same for all that takes the same away. */
    List<Object> key() {
        return List.of(function, object.schema(), object.name(), column);
    }

    /** The name that is gone. */
    String name() {
        return column.orElse(object.name());
    }

    /** What is gone, in words. */
    String words() {
        return column.map(name -> "column %s of %s".formatted(name, object.name()))
                .orElse((function ? "function " : "") + object.name());
    }
}
