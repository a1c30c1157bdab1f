package dev.stopover.rules.locking;

import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.catalog.effect.RelationKind;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.Preset;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.ScriptRule;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A statement about one table locks another: the one that a foreign key refers to, or a partitioned parent. */
public final class ParentTableLock extends ScriptRule {

    public ParentTableLock() {
        super(note("parent-table-lock", "A statement about one table locks another that is in use")
                .preset(Preset.STRICT)
                .tags("foreign-key", "partition", "lock"));
    }

    @Override
    protected void check(ScriptContext context) {
        if (context.goesDown()) {
            return;
        }
        Locked.in(context, ParentTableLock::others)
                .ifPresent(
                        locked -> context.report(
                                        locked.first().keywords(),
                                        "This takes %s, until the transaction ends.",
                                        locked.words())
                                .help(
                                        "Let nothing that takes long come after it in the same transaction, and set lock_timeout before."));
    }

    /** The tables that the statement does not name as its own and that others cannot use as they like. */
    private static List<Touch> others(Moment moment) {
        Statement statement = moment.statement();
        Set<ObjectName> own = own(statement, moment);
        boolean looked = statement instanceof CreateTable || !own.isEmpty();
        return moment.effect().standing().stream()
                .filter(touch -> looked && touch.kind() == RelationKind.TABLE && !own.contains(touch.name()))
                .filter(Touch::blocksWrites)
                .toList();
    }

    private static Set<ObjectName> own(Statement statement, Moment moment) {
        if (statement instanceof AlterTable alter
                && alter.actions().stream()
                        .anyMatch(action -> action instanceof DropConstraint || action instanceof DropColumn)) {
            return Set.of(moment.before().resolve(alter.table()));
        }
        return statement instanceof Drop drop && drop.kind() == ObjectKind.TABLE
                ? drop.objects().stream()
                        .map(object -> moment.before().resolve(object.name()))
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
