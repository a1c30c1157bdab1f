package dev.stopover.rules.security;

import dev.stopover.catalog.Policy;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.PolicyCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each permissive policy for a role and a command is computed for each row that none before it let through. */
public final class MultiplePermissivePolicies extends ChangeSetRule {

    /** The rule. */
    public MultiplePermissivePolicies() {
        super(RuleInfo.note("multiple-permissive-policies", "Several policies let the same rows through")
                .tags("rls", "policy", "performance", "supabase", "splinter:0006_multiple_permissive_policies")
                .since("0.2"));
    }

    private static final List<PolicyCommand> COMMANDS =
            List.of(PolicyCommand.SELECT, PolicyCommand.INSERT, PolicyCommand.UPDATE, PolicyCommand.DELETE);

    @Override
    public void check(ChangeSet changes, History history, State after, RuleContext context) {
        if (!history.isOnSupabase()) {
            return;
        }
        Making making = new Making(changes);
        for (Table table : after.catalog().tables()) {
            List<Making.Made> made = new ArrayList<>();
            for (Policy policy : sharing(table)) {
                making.of(policy.origin(), "policy " + Names.quoted(policy.name()))
                        .ifPresent(made::add);
            }
            if (made.size() > 1) {
                Making.together(
                                made,
                                "More than one policy of " + table.name()
                                        + " is computed for the same role and command: %s.",
                                "policy",
                                context)
                        .help("Write one policy for each command, with OR between what lets a row through.");
            }
        }
    }

    /** The policies that share a role and a command with another. */
    private static Set<Policy> sharing(Table table) {
        Map<String, List<Policy>> byUse = new LinkedHashMap<>();
        for (Policy policy : table.policies().values()) {
            if (policy.permissive()) {
                for (PolicyCommand command : COMMANDS) {
                    if (policy.command() == command || policy.command() == PolicyCommand.ALL) {
                        policy.roles()
                                .forEach(role -> byUse.computeIfAbsent(command + " " + role, first -> new ArrayList<>())
                                        .add(policy));
                    }
                }
            }
        }
        Set<Policy> sharing = new LinkedHashSet<>();
        byUse.values().stream().filter(policies -> policies.size() > 1).forEach(sharing::addAll);
        return sharing;
    }
}
