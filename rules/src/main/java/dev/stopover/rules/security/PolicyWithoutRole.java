package dev.stopover.rules.security;

import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.ExpressionAnswer;
import java.util.List;

/** A policy without TO is for every role, those of visitors among them. */
public final class PolicyWithoutRole extends ChangeSetRule {

    public PolicyWithoutRole() {
        super(note("policy-without-role", "A policy says nothing of the roles that it is for")
                .tags("rls", "policy", "supabase")
                .since("0.2"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        if (!context.history().isOnSupabase()) {
            return;
        }
        Making making = new Making(changes);
        Exposure exposure = Exposure.of(context.history(), after.catalog());
        for (Making.TablePolicy each : making.policies(after.catalog())) {
            Policy policy = each.policy();
            if (policy.permissive()
                    && policy.roles().equals(List.of(Grants.PUBLIC))
                    && !letsNothingThrough(policy, context)
                    && exposure.reachesVisitors(policy, each.table())) {
                making.of(policy, each.table())
                        .filter(PolicyWithoutRole::saysNothing)
                        .ifPresent(making::add);
            }
        }
        making.report(
                "Every role is meant, anon among them, by %s.",
                "policy",
                "Say whom it is for: ALTER POLICY %s TO authenticated; or, where visitors are meant too, TO anon, authenticated.",
                context);
    }

    private static boolean saysNothing(Making.Made made) {
        return made.executed().statement() instanceof CreatePolicy create
                && create.roles().isEmpty();
    }

    /** It is false for every row, so that it makes no difference whom it is for. */
    private static boolean letsNothingThrough(Policy policy, RuleContext context) {
        return !policy.conditions().isEmpty()
                && policy.conditions().stream()
                        .allMatch(condition -> context.ask(condition).stream().anyMatch(ExpressionAnswer::isFalse));
    }
}
