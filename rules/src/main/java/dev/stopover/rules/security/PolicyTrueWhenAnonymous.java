package dev.stopover.rules.security;

import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.Expression;
import java.util.Set;

/** auth.uid() is null for a visitor, and a policy that is true then is open to everybody. */
public final class PolicyTrueWhenAnonymous extends ChangeSetRule {

    public PolicyTrueWhenAnonymous() {
        super(error("policy-true-when-anonymous", "A policy lets through whoever is not signed in")
                .tags("rls", "policy", "supabase")
                .since("0.2"));
    }

    private static final Set<String> NULL_FOR_VISITORS = Set.of("auth.uid", "auth.email");

    /** Roles that a visitor has; one that is signed in is asked for by TO. */
    private static final Set<String> OF_VISITORS = Set.of("public", "anon");

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Making making = new Making(changes);
        for (Making.TablePolicy each : making.policies(after.catalog())) {
            if (each.policy().permissive()
                    && each.policy().roles().stream().anyMatch(OF_VISITORS::contains)
                    && each.policy().conditions().stream().anyMatch(condition -> isOpen(condition, context))) {
                making.add(each.policy(), each.table());
            }
        }
        making.report(
                "Whoever is not signed in is let through, for auth.uid() has no value then, by %s.",
                "policy",
                "Leave out what asks whether there is no user, and say TO authenticated; the server's key passes by policies anyway.",
                context);
    }

    private static boolean isOpen(Expression condition, RuleContext context) {
        return context.ask(condition).stream()
                .flatMap(answer -> answer.callsTrueForNull().stream())
                .anyMatch(NULL_FOR_VISITORS::contains);
    }
}
