package dev.stopover.rules.locking;

import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.Preset;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.ScriptRule;
import dev.stopover.syntax.Select;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A lock is held until its transaction ends, so whatever else the transaction does makes others wait longer. */
public final class WorkUnderExclusiveLock extends ScriptRule {

    public WorkUnderExclusiveLock() {
        super(note("work-under-exclusive-lock", "A transaction goes on to other work while a table is locked")
                .preset(Preset.STRICT)
                .tags("transaction", "lock"));
    }

    private record Held(Moment moment, Touch touch) {}

    @Override
    protected void check(ScriptContext context) {
        if (context.goesDown()) {
            return;
        }
        Map<Integer, Held> first = new HashMap<>();
        for (Moment moment : context.moments()) {
            Held held = first.get(moment.transaction().number());
            Optional<Touch> other =
                    held == null ? Optional.empty() : other(moment, held.touch().name());
            if (other.isPresent()) {
                report(moment, other.get(), held, context);
                return;
            }
            if (held == null) {
                moment.effect().standing().stream()
                        .filter(WorkUnderExclusiveLock::closes)
                        .findFirst()
                        .ifPresent(touch -> first.put(moment.transaction().number(), new Held(moment, touch)));
            }
        }
    }

    private static boolean closes(Touch touch) {
        return touch.kind().holdsRows() && touch.blocksReads();
    }

    /** Another table that a statement closes too, or works on for long; the same one where a query reads it for long. */
    private static Optional<Touch> other(Moment moment, ObjectName held) {
        return moment.effect().standing().stream()
                .filter(touch -> touch.kind().holdsRows())
                .filter(touch -> touch.name().equals(held)
                        ? touch.work().isYes() && moment.statement() instanceof Select
                        : closes(touch) || touch.work().isYes())
                .findFirst();
    }

    private static void report(Moment moment, Touch other, Held held, ScriptContext context) {
        context.report(
                        moment.statement().keywords(),
                        "This %s %s while the transaction still holds %s.",
                        other.work().isYes() ? "works through" : "waits for",
                        other.name(),
                        held.touch().lockWords(held.touch().name().toString()).orElse("a lock"))
                .help("Give each table a migration, or a transaction, of its own.")
                .related(held.moment(), "The lock is taken here.");
    }
}
