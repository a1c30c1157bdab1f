package dev.stopover.rules.locking;

import dev.stopover.migration.Transaction;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.FiringState;
import dev.stopover.syntax.SetTriggerState;
import dev.stopover.syntax.TriggerSelection;

/** While a trigger is off nobody does what it did: checks, history, foreign keys. */
public final class TriggerDisabled extends StatementRule {

    public TriggerDisabled() {
        super(error("trigger-disabled", "Triggers of a table in use are turned off")
                .noteInRollback()
                .tags("trigger", "lock"));
    }

    @Override
    public void visit(AlterTable alter, SetTriggerState action, StatementContext context) {
        if (action.state() != FiringState.DISABLE || !context.existedBefore(alter.table())) {
            return;
        }
        Live live = Live.of(alter, action, context);
        if (live.effect().refusal().isPresent()) {
            return;
        }
        String what = switch (action.selection()) {
            case ALL -> "Every trigger of %s, foreign keys included, is".formatted(alter.table());
            case USER -> "Every trigger of %s is".formatted(alter.table());
            case NAMED -> "The trigger %s of %s is".formatted(action.trigger().orElseThrow(), alter.table());
        };
        if (context.later().inScript().enables(alter.table(), action).isPresent()) {
            // Within a transaction the lock keeps out all whom a named trigger would have had to watch.
            boolean watched = action.selection() == TriggerSelection.NAMED
                    && context.transaction().kind() != Transaction.Kind.NONE;
            // One ALTER TABLE that turns off several is one fault.
            if (!watched && isFirst(alter, action)) {
                context.report(action.keywords(), "%s off until it is turned on again, under %s.", what, live.lock())
                        .help("Keep what stands between short, and in one transaction with it.")
                        .atMost(
                                context.transaction().kind() == Transaction.Kind.NONE
                                        ? Severity.WARNING
                                        : Severity.NOTE);
            }
            return;
        }
        context.report(action.keywords(), "%s turned off, and this script does not turn it on again.", what)
                .help(
                        "Run ALTER TABLE %s ENABLE TRIGGER %s; at the end, or drop what is not wanted any more.",
                        alter.table(),
                        action.trigger()
                                .map(Object::toString)
                                .orElse(action.selection().name()))
                .atMost(Severity.WARNING, action.selection() == TriggerSelection.NAMED);
    }

    private static boolean isFirst(AlterTable alter, SetTriggerState action) {
        return alter.actions().stream()
                        .filter(other -> other instanceof SetTriggerState set && set.state() == FiringState.DISABLE)
                        .findFirst()
                        .orElseThrow()
                == action;
    }
}
