package dev.stopover.rules.locking;

import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Transaction;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Property;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.ScriptContext;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import java.util.List;
import java.util.Optional;

/**
 * Looks in each script for the statements that a timeout should limit and none does; they are one finding. A history that
 * hardly ever sets one has not thought of it, or leaves it to whoever runs it: that is one finding, not hundreds.
 */
public abstract class TimeoutRule extends ChangeSetRule {

    /** One in so many migrations is an exception, not a practice. */
    private static final int SELDOM = 10;

    private final String parameter;
    /** The value to begin with. */
    private final String usual;
    /** The parameters that limit what is to be limited. */
    private final List<String> limits;

    private final Property<Integer> longest;
    private final Property<Boolean> setElsewhere;

    /** What of a script nothing limits. */
    record Waiting(Locked locked, ScriptContext context) {}

    TimeoutRule(
            RuleInfo info,
            String parameter,
            String usual,
            List<String> limits,
            Property<Integer> longest,
            Property<Boolean> setElsewhere) {
        super(info.options(longest, setElsewhere));
        this.parameter = parameter;
        this.usual = usual;
        this.limits = limits;
        this.longest = longest;
        this.setElsewhere = setElsewhere;
    }

    @Override
    public final void check(ChangeSet changes, State after, RuleContext context) {
        int seconds = context.option(longest);
        if (Timeouts.limit(context.history().target().timeouts(), limits, seconds)
                || context.option(setElsewhere)
                || Timeouts.limitSessions(after.session(), parameter, seconds)) {
            return;
        }
        List<Migration> all = context.history().migrations();
        int setting = 0;
        for (Migration migration : all) {
            setting += Timeouts.areSet(migration.up(), limits) ? 1 : 0;
        }
        boolean part = changes.migrations().size() < all.size();
        if (all.size() == 1 || setting > 0 && (part || SELDOM * setting > all.size())) {
            changes.migrations()
                    .forEach(migration -> waiting(migration, context).ifPresent(waiting -> report(waiting, "")));
            return;
        }
        // The newest is looked for first, so that the others need not be replayed once more.
        List<Migration> judged = changes.migrations();
        for (int i = judged.size() - 1; i >= 0; i--) {
            Optional<Waiting> waiting = waiting(judged.get(i), context);
            if (waiting.isPresent()) {
                report(waiting.get(), seldom(setting, all.size()));
                return;
            }
        }
    }

    private static String seldom(int setting, int all) {
        return setting == 0
                ? "; no migration of this history sets a limit"
                : "; only %d of the %d migrations of this history set%s a limit"
                        .formatted(setting, all, setting == 1 ? "s" : "");
    }

    /** What of a migration nothing limits; who is told of it needs not be told of its rollback. */
    private Optional<Waiting> waiting(Migration migration, RuleContext context) {
        return waiting(context.in(migration, migration.up()))
                .or(() -> migration.down().flatMap(down -> waiting(context.in(migration, down))));
    }

    private Optional<Waiting> waiting(ScriptContext context) {
        int seconds = context.option(longest);
        return Locked.in(
                        context,
                        moment -> Timeouts.limit(moment.before().session(), limits, seconds)
                                        || Timeouts.limitSessions(
                                                moment.before().session(), parameter, seconds)
                                ? List.of()
                                : limited(moment))
                .map(locked -> new Waiting(locked, context));
    }

    /** What a statement does that should be limited. */
    abstract List<Touch> limited(Moment moment);

    /**
     * Reports the statements of a script that nothing limits, at the first of them.
     *
     * @param seldom that the history hardly ever sets a limit, to follow a sentence; empty if it does
     */
    private void report(Waiting waiting, String seldom) {
        Moment first = waiting.locked().moments().get(0);
        String setting = setting(waiting.locked().moments());
        waiting.context()
                .report(first.statement().keywords(), message(waiting.locked()) + seldom + ".")
                .help(help(setting, seldom.isEmpty()))
                .fix(Fix.unsafe(
                        "Set " + parameter, Edit.insertBefore(first.executed().written(), setting + "\n")));
    }

    /** What is wrong with statements that nothing limits, without a full stop. */
    abstract String message(Locked waiting);

    /**
     * What to do.
     *
     * @param setting the statement that sets a limit
     * @param usual whether the history does so elsewhere
     */
    abstract String help(String setting, boolean usual);

    /** How to set it for some statements: until their transaction ends, if they share one. */
    private String setting(List<Moment> moments) {
        Transaction first = moments.get(0).transaction();
        boolean together = first.kind() != Transaction.Kind.NONE
                && moments.stream().allMatch(moment -> moment.transaction().sharedWith(first));
        return "SET %s%s = '%s';".formatted(together ? "LOCAL " : "", parameter, usual);
    }
}
