package dev.stopover.rules.locking;

import dev.stopover.catalog.effect.Moment;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.Preset;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.ScriptRule;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.ObjectKind;
import java.util.List;

/** Triggers come and go under a lock that lets writes wait, or everybody. */
public final class TriggerLocksTable extends ScriptRule {

    public TriggerLocksTable() {
        super(note("trigger-locks-table", "A trigger of a table in use is made or dropped under a lock")
                .preset(Preset.STRICT)
                .tags("trigger", "lock"));
    }

    @Override
    protected void check(ScriptContext context) {
        if (context.goesDown()) {
            return;
        }
        Locked.in(context, TriggerLocksTable::locks)
                .ifPresent(
                        locked -> context.report(
                                        locked.first().keywords(),
                                        "%s a trigger takes %s, held until the transaction ends.",
                                        locked.first() instanceof CreateTrigger ? "Creating" : "Dropping",
                                        locked.words())
                                .help(
                                        "Let nothing that takes long come after it in the same transaction, and set lock_timeout before."));
    }

    private static List<Touch> locks(Moment moment) {
        boolean trigger = moment.statement() instanceof CreateTrigger
                || moment.statement() instanceof Drop drop && drop.kind() == ObjectKind.TRIGGER;
        return !trigger
                ? List.of()
                : moment.effect().standing().stream()
                        .filter(touch -> touch.kind().holdsRows() && touch.blocksWrites())
                        .toList();
    }
}
