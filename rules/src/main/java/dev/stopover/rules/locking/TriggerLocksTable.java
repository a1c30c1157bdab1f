package dev.stopover.rules.locking;

import dev.stopover.catalog.effect.Moment;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.Preset;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.ScriptRule;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/** Triggers come and go under a lock that lets writes wait, or everybody. */
public final class TriggerLocksTable extends ScriptRule {

    public TriggerLocksTable() {
        super(RuleInfo.note("trigger-locks-table", "A trigger of a table in use is made or dropped under a lock")
                .preset(Preset.STRICT)
                .tags("trigger", "lock"));
    }

    @Override
    protected void check(ScriptContext context) {
        if (context.goesDown()) {
            return;
        }
        List<Moment> moments = new ArrayList<>();
        List<Touch> locked = new ArrayList<>();
        for (Moment moment : context.moments()) {
            if (isAboutATrigger(moment.statement())) {
                List<Touch> found = moment.effect().standing().stream()
                        .filter(touch -> touch.kind().holdsRows())
                        .filter(touch -> touch.blocksWrites())
                        .toList();
                if (!found.isEmpty()) {
                    moments.add(moment);
                    locked.addAll(found);
                }
            }
        }
        if (!moments.isEmpty()) {
            report(moments, locked, context);
        }
    }

    private static boolean isAboutATrigger(Statement statement) {
        return statement instanceof CreateTrigger
                || statement instanceof Drop drop && drop.kind() == ObjectKind.TRIGGER;
    }

    private static void report(List<Moment> moments, List<Touch> locked, ScriptContext context) {
        boolean creates = moments.get(0).statement() instanceof CreateTrigger;
        context.report(
                        moments.get(0).statement().keywords(),
                        "%s a trigger takes %s, held until the transaction ends.",
                        creates ? "Creating" : "Dropping",
                        Several.locks(locked))
                .help(
                        "Let nothing that takes long come after it in the same transaction, and set lock_timeout before.");
    }
}
