package dev.stopover.rules.locking;

import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Transaction;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.Property;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.ScriptContext;
import java.util.ArrayList;
import java.util.List;

/** Looks in each script for the statements that a timeout should limit and none does; they are one finding. */
public abstract class TimeoutRule extends MigrationRule {

    private final String parameter;
    private final Property<Integer> longest;
    private final Property<Boolean> setElsewhere;

    TimeoutRule(RuleInfo info, String parameter, Property<Integer> longest, Property<Boolean> setElsewhere) {
        super(info.options(longest, setElsewhere));
        this.parameter = parameter;
        this.longest = longest;
        this.setElsewhere = setElsewhere;
    }

    @Override
    public final void check(Migration migration, State before, State after, ScriptContext context) {
        boolean reported = check(before, context.in(migration, migration.up()));
        if (!reported && migration.down().isPresent()) {
            check(after, context.in(migration, migration.down().get()));
        }
    }

    /** Who is told of a migration needs not be told of its rollback: whether a script is reported. */
    private boolean check(State before, ScriptContext context) {
        int seconds = context.option(longest);
        if (context.option(setElsewhere) || Timeouts.limitSessions(before.session(), parameter, seconds)) {
            return false;
        }
        List<Moment> moments = new ArrayList<>();
        List<Touch> touches = new ArrayList<>();
        for (Moment moment : context.moments()) {
            if (!Timeouts.limit(moment.before().session(), limits(), seconds)) {
                List<Touch> limited = limited(moment);
                if (!limited.isEmpty()) {
                    moments.add(moment);
                    touches.addAll(limited);
                }
            }
        }
        if (!moments.isEmpty()) {
            report(moments, touches, context);
        }
        return !moments.isEmpty();
    }

    /** The parameters that limit it. */
    abstract List<String> limits();

    /** What a statement does that should be limited. */
    abstract List<Touch> limited(Moment moment);

    /** Reports the statements that nothing limits, at the first of them. */
    abstract void report(List<Moment> moments, List<Touch> touches, ScriptContext context);

    /** How to set it for some statements: until their transaction ends, if they share one. */
    static String setting(String parameter, String value, List<Moment> moments) {
        Transaction first = moments.get(0).transaction();
        boolean together = first.kind() != Transaction.Kind.NONE
                && moments.stream().allMatch(moment -> moment.transaction().sharedWith(first));
        return "SET %s%s = '%s';".formatted(together ? "LOCAL " : "", parameter, value);
    }
}
