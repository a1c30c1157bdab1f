package dev.stopover.rules.security;

import dev.stopover.catalog.Policy;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.PolicyCommand;
import java.util.List;
import java.util.Optional;

/** A policy whose condition is always true lets everybody it is for at every row. */
public final class AlwaysTruePolicy extends ChangeSetRule {

    /** The role that Supabase's own servers use passes by all policies anyway. */
    private static final List<String> SERVERS = List.of("service_role");

    /** The rule. */
    public AlwaysTruePolicy() {
        super(RuleInfo.warning("always-true-policy", "A policy lets everybody it is for at every row")
                .tags("rls", "policy", "splinter:0024_rls_policy_always_true"));
    }

    @Override
    public void check(ChangeSet changes, History history, State after, RuleContext context) {
        Making making = new Making(changes);
        for (Table table : after.catalog().tables()) {
            for (Policy policy : table.policies().values()) {
                if (policy.permissive() && !policy.roles().equals(SERVERS) && isOpen(policy, context)) {
                    making.of(policy.origin(), "policy " + Names.quoted(policy.name()))
                            .ifPresent(made -> report(made, table, policy, context));
                }
            }
        }
    }

    private static boolean isOpen(Policy policy, RuleContext context) {
        return isTrue(policy.using(), context) || isTrue(policy.withCheck(), context);
    }

    private static boolean isTrue(Optional<Expression> condition, RuleContext context) {
        return condition
                .flatMap(context::ask)
                .filter(ExpressionAnswer::alwaysTrue)
                .isPresent();
    }

    private static void report(Making.Made made, Table table, Policy policy, RuleContext context) {
        boolean reads = policy.command() == PolicyCommand.SELECT;
        Draft draft = context.in(made.migration(), made.migration().up())
                .report(
                        made.place(),
                        "The %s lets %s %s any row of %s: its condition is always true."
                                .formatted(
                                        made.name(),
                                        String.join(", ", policy.roles()),
                                        reads ? "read" : "write",
                                        table.name()))
                .help("Compare a column of the row with who asks, as in USING (owner = current_user).");
        if (reads) {
            draft.atMost(Severity.NOTE);
        }
    }
}
