package dev.stopover.rules.security;

import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/** A policy whose condition is always true lets everybody it is for at every row. */
public final class AlwaysTruePolicy extends ChangeSetRule {

    public AlwaysTruePolicy() {
        super(error("always-true-policy", "A policy lets everybody it is for at every row")
                .tags("rls", "policy", "splinter:0024_rls_policy_always_true"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Map<Making.Made, OpenPolicy> meant = new LinkedHashMap<>();
        for (OpenPolicy policy : OpenPolicy.of(changes, after.catalog(), context)) {
            if (policy.mayBeMeant()) {
                meant.put(policy.made(), policy);
            } else {
                report(policy, context);
            }
        }
        new Making(changes, meant.keySet())
                .reportAtOnce(
                        "Whoever it is for reads every row, for its condition is always true: %s.",
                        "policy",
                        first -> "Leave it where everybody may know what stands there; else narrow it: "
                                + meant.get(first).narrowed(context.history()),
                        context)
                .ifPresent(draft -> draft.atMost(Severity.NOTE));
    }

    private static void report(OpenPolicy policy, RuleContext context) {
        context.in(policy.made().migration(), policy.made().migration().up())
                .report(
                        policy.made().place(),
                        "The %s lets %s %s: its condition is always true.",
                        policy.made().name(),
                        String.join(", ", policy.policy().roles()),
                        policy.deed())
                .help("Narrow it: " + policy.narrowed(context.history()))
                .atMost(Severity.WARNING, policy.isBounded());
    }
}
