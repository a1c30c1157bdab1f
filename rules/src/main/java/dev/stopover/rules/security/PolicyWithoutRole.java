package dev.stopover.rules.security;

import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.List;

/** A policy without TO is for every role, those of visitors among them. */
public final class PolicyWithoutRole extends ChangeSetRule {

    /** The rule. */
    public PolicyWithoutRole() {
        super(RuleInfo.note("policy-without-role", "A policy says nothing of the roles that it is for")
                .tags("rls", "policy", "supabase")
                .since("0.2"));
    }

    @Override
    public void check(ChangeSet changes, History history, State after, RuleContext context) {
        if (!history.isOnSupabase()) {
            return;
        }
        Making making = new Making(changes);
        List<Making.Made> made = new ArrayList<>();
        for (Table table : after.catalog().tables()) {
            for (Policy policy : table.policies().values()) {
                if (policy.permissive() && policy.roles().equals(List.of(Grants.PUBLIC))) {
                    making.of(policy.origin(), "policy %s of %s".formatted(Names.quoted(policy.name()), table.name()))
                            .filter(PolicyWithoutRole::saysNothing)
                            .ifPresent(made::add);
                }
            }
        }
        Making.byMigration(made).forEach(group -> report(group, context));
    }

    private static boolean saysNothing(Making.Made made) {
        return made.executed().statement() instanceof CreatePolicy create
                && create.roles().isEmpty();
    }

    private static void report(List<Making.Made> group, RuleContext context) {
        CreatePolicy first = (CreatePolicy) group.get(0).executed().statement();
        Making.together(group, "Every role is meant, anon among them, by %s.", "policy", context)
                .help(("Say whom it is for: ALTER POLICY %s ON %s TO authenticated; or, where visitors are meant"
                                + " too, TO anon, authenticated.")
                        .formatted(first.policy(), first.table()));
    }
}
